import { type CodeOutcome, type Refusal, refuse } from '@gwirio/contracts'

/** The numbers that the rules go by; each is a setting. */
export interface CodeLimits {
  readonly lifetimeSeconds: number
  readonly tries: number
  readonly codes: number
  readonly spacingSeconds: number
  /** How far the clock of our border and ours may be apart. */
  readonly clockToleranceSeconds: number
}

/** What is known of the codes of one verification. */
export interface CodeState {
  readonly triesLeft: number
  readonly codesLeft: number
  readonly isStopped: boolean
  /** The only code that can match: a new code kills the older. */
  readonly latest: LatestCode | null
}

export interface LatestCode {
  readonly number: number
  readonly issuedAt: Date
  /** The earliest time at which the text can have gone out; null while nobody can have it. */
  readonly sentAt: Date | null
  readonly isConsumed: boolean
}

/** A reply as the rules see it: the code itself is compared elsewhere. */
export interface CandidateReply {
  readonly candidates: number
  readonly receivedAt: Date
}

type IssueRefusal = 'codes-stopped' | 'tries-used-up' | 'codes-used-up' | 'code-too-soon'

/** A verification for which no code was issued yet. */
export function startCodes(limits: CodeLimits): CodeState {
  return { triesLeft: limits.tries, codesLeft: limits.codes, isStopped: false, latest: null }
}

/**
 * Whether one more code may be issued, and its number. A consumed code ends the verification, so nothing follows it.
 * Tries are counted for the verification (NIST SP 800-63B-4 §3.2.2): a new code brings none back.
 */
export function issueNextCode(
  state: CodeState,
  now: Date,
  limits: CodeLimits,
): { number: number; codesLeft: number } | Refusal<IssueRefusal> {
  const { latest } = state
  if (state.isStopped || latest?.isConsumed) return refuse('codes-stopped')
  if (state.triesLeft <= 0) return refuse('tries-used-up')
  if (state.codesLeft <= 0) return refuse('codes-used-up')
  if (latest && now < secondsAfter(latest.issuedAt, limits.spacingSeconds))
    return refuse('code-too-soon')
  return { number: (latest?.number ?? 0) + 1, codesLeft: state.codesLeft - 1 }
}

/**
 * How many tries a reply costs, to be committed before anything is compared: one for each candidate, and no more
 * candidates than tries. Nothing to compare costs nothing and is settled at once.
 */
export function countTries(
  state: CodeState,
  reply: CandidateReply,
  now: Date,
  limits: CodeLimits,
): { counted: number } | { settled: CodeOutcome } {
  if (isOver(state)) return { settled: 'no-live-code' }
  if (state.triesLeft <= 0) return { settled: 'wrong' }
  if (!findLiveCode(state, reply.receivedAt, now, limits)) return { settled: 'no-live-code' }
  return { counted: Math.min(reply.candidates, state.triesLeft) }
}

/**
 * The outcome of a reply whose tries are counted. Only a wrong code keeps them: a right one gives them back, also
 * when it is late, and so does a code that died between counting and comparing.
 *
 * @param check.isRight whether one of the first `counted` candidates is the latest code
 */
export function settleCheck(
  state: CodeState,
  check: { readonly counted: number; readonly isRight: boolean; readonly receivedAt: Date },
  now: Date,
  limits: CodeLimits,
): { outcome: CodeOutcome; triesLeft: number } {
  const givenBack = state.triesLeft + check.counted
  const live = isOver(state) ? null : findLiveCode(state, check.receivedAt, now, limits)
  if (!live) return { outcome: 'no-live-code', triesLeft: givenBack }
  if (!check.isRight) return { outcome: 'wrong', triesLeft: state.triesLeft }
  const isLate = check.receivedAt > secondsAfter(live.sentAt, limits.lifetimeSeconds)
  return { outcome: isLate ? 'too-late' : 'matched', triesLeft: givenBack }
}

function isOver(state: CodeState): boolean {
  return state.isStopped || state.latest?.isConsumed === true
}

/** A reply from before the code went out, or from the future, has nothing that it could be compared with. */
function findLiveCode(
  { latest }: CodeState,
  receivedAt: Date,
  now: Date,
  { clockToleranceSeconds }: CodeLimits,
): (LatestCode & { sentAt: Date }) | null {
  if (!latest?.sentAt) return null
  if (receivedAt < secondsAfter(latest.sentAt, -clockToleranceSeconds)) return null
  if (receivedAt > secondsAfter(now, clockToleranceSeconds)) return null
  return { ...latest, sentAt: latest.sentAt }
}

function secondsAfter(time: Date, seconds: number): Date {
  return new Date(time.getTime() + seconds * 1000)
}
