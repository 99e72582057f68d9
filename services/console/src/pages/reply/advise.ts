import type { Change, VerificationState, VerificationView } from '@gwirio/contracts'
import type { ConsoleWords } from '../../words/index.ts'

/** What became of a mail: a change, or the outcome on the page of the mail. */
export type Outcome = Pick<Change, 'reason' | 'replyId'> & { readonly kind: Change['kind'] | null }

/**
 * What staff do next about a held reply, as the verification stands now; null when nothing is wanted of them.
 *
 * @param mayBeAccepted of this reply, where that is known
 */
export function adviseOn(
  words: ConsoleWords,
  verification: VerificationView,
  outcome: Outcome,
  mayBeAccepted = verification.allowed.includes('accept-reply'),
): string | null {
  const { reason } = outcome
  const { held, reply } = words
  const { state, codesLeft } = verification
  if (outcome.kind !== 'reply-held' || reason === null) return null
  if (wasStoppedSafely(verification)) return held.stoppedSafely
  const isOver = state === 'failed' || state === 'expired'
  if (state !== 'awaiting-reply' && !(isOver && stillTrueLater.includes(reason)))
    return held.when[state]
  if (acceptable.includes(reason)) {
    if (verification.approvalId) return held.acceptanceAsked
    if (mayBeAccepted) return held.mayBeAccepted
  }
  if (codesLeft === 0 && wantsNewCode.includes(reason)) return held.noCodesLeft
  if (wantsOnlyTheCode.includes(reason) && !isAnswered(verification, outcome))
    return held.askForOnlyTheCode
  return Object.hasOwn(reply.steps, reason) ? reply.steps[reason as keyof typeof reply.steps] : null
}

/** Whether the person hears of it by e-mail, in words; null for what is no mail of theirs. */
export function tellWhoKnows(
  { held }: ConsoleWords,
  verification: VerificationView,
  outcome: Outcome,
): string | null {
  if (isAnswered(verification, outcome)) return held.told
  return outcome.kind && ofReplies.includes(outcome.kind) ? held.notTold : null
}

/** Staff found it unsafe to go on: nobody is phoned as if nothing had happened. */
export function wasStoppedSafely({
  state,
  reason,
}: {
  state: VerificationState
  reason: string | null
}): boolean {
  return state === 'cancelled' && (reason === 'stop-safely' || reason === 'concern-raised')
}

/** A mail that the rules answer, unless the history says that this answer was not sent. */
function isAnswered({ changes }: VerificationView, { kind, reason, replyId }: Outcome): boolean {
  const isAnswerable =
    (kind !== null && answered.includes(kind)) ||
    (kind === 'reply-held' && wantsOnlyTheCode.includes(reason ?? ''))
  const isNotSent = changes.some(
    (change) => change.kind === 'answer-not-sent' && change.replyId === replyId,
  )
  return isAnswerable && !isNotSent
}

const acceptable: readonly string[] = ['weak-authentication', 'not-authenticated']
const answered: readonly string[] = [
  'reply-without-code',
  'wrong-code',
  'code-too-late',
  'reply-too-late',
]
const ofReplies: readonly string[] = [...answered, 'reply-held', 'reply-ignored']
const wantsNewCode: readonly string[] = ['has-cc', 'other-recipient', 'no-live-code']
const wantsOnlyTheCode: readonly string[] = ['texts-disagree', 'too-many-codes']
const stillTrueLater: readonly string[] = [
  'weak-authentication',
  'read-too-late',
  'could-not-be-judged',
]
