/** The numbers of an identity check; each is a setting. */
export interface CheckLimits {
  readonly questionsAsked: number
  /** Fewest usable facts on file: fewer make the choice too narrow. */
  readonly factsNeeded: number
  readonly answerWindowMinutes: number
  readonly validForMinutes: number
  readonly failuresAllowed: number
  readonly failureWindowHours: number
}

export interface CheckState {
  /** `failed` from the moment the answers came in; `passed` only when every one was right. */
  readonly status: 'open' | 'failed' | 'passed'
  readonly answerBefore: Date
  readonly answeredAt: Date | null
}

/**
 * When a check became a failure, or null. One that nobody answered in time is a failure too: else a caller could hang
 * up until questions come that he knows.
 */
function failureTime(check: CheckState, now: Date): Date | null {
  if (check.status === 'failed') return check.answeredAt
  return check.status === 'open' && check.answerBefore <= now ? check.answerBefore : null
}

/** The checks of a party, since when it may have been unlocked, and the time. */
export interface CheckHistory {
  readonly checks: readonly CheckState[]
  readonly unlockedAt: Date | null
  readonly now: Date
}

/**
 * Since when the party is locked, or null: the allowed number of failures within the window, at any time since a manager
 * last unlocked. Read from the checks themselves, so that no crash between two writes can lose a lock or a failure.
 */
export function lockedSince(
  { checks, unlockedAt, now }: CheckHistory,
  limits: CheckLimits,
): Date | null {
  const unlocked = unlockedAt?.getTime() ?? Number.NEGATIVE_INFINITY
  const failures = checks
    .flatMap((check) => failureTime(check, now)?.getTime() ?? [])
    .filter((time) => time > unlocked)
    .sort((one, other) => one - other)
  const windowMilliseconds = limits.failureWindowHours * 3_600_000
  const locking = failures.find((last, index) => {
    const first = failures[index - limits.failuresAllowed + 1]
    return first !== undefined && last - first <= windowMilliseconds
  })
  return locking === undefined ? null : new Date(locking)
}

/** Whether the party is locked. */
export function isLocked(history: CheckHistory, limits: CheckLimits): boolean {
  return lockedSince(history, limits) !== null
}

/** The check that still waits for its answers. */
export function findOpenCheck<Check extends CheckState>(
  checks: readonly Check[],
  now: Date,
): Check | undefined {
  return checks.find(({ status, answerBefore }) => status === 'open' && now < answerBefore)
}

/** What starting a check comes to; an open one is gone on with, so that starting again shows no other questions. */
export function decideStart(
  input: {
    hasCaseEnded: boolean
    hasConcern: boolean
    locked: boolean
    hasOpenCheck: boolean
    usableFacts: number
  },
  limits: CheckLimits,
): 'case-ended' | 'concern-open' | 'party-locked' | 'too-few-questions' | 'go-on' | 'start' {
  if (input.hasCaseEnded) return 'case-ended'
  if (input.hasConcern) return 'concern-open'
  if (input.locked) return 'party-locked'
  if (input.hasOpenCheck) return 'go-on'
  return input.usableFacts < limits.factsNeeded ? 'too-few-questions' : 'start'
}

/** Whether answers may be compared now. */
export function decideAnswer(input: {
  check: CheckState
  hasConcern: boolean
  locked: boolean
  now: Date
}):
  | 'identity-check-answered'
  | 'identity-check-too-old'
  | 'concern-open'
  | 'party-locked'
  | 'compare' {
  if (input.check.status !== 'open') return 'identity-check-answered'
  if (input.now >= input.check.answerBefore) return 'identity-check-too-old'
  if (input.hasConcern) return 'concern-open'
  return input.locked ? 'party-locked' : 'compare'
}

/** Until when a passed check is good. */
export function validUntil(passedAt: Date, limits: CheckLimits): Date {
  return addMinutes(passedAt, limits.validForMinutes)
}

export function addMinutes(time: Date, minutes: number): Date {
  return new Date(time.getTime() + minutes * 60_000)
}
