import type { Change, VerificationStep } from '@gwirio/contracts'
import type { Command } from './command.ts'
import type { Verification } from './model.ts'
import type { Numbers } from './numbers.ts'
import { currentState, decide } from './verification.ts'

/** What stands around a verification. */
export interface Standing {
  readonly isFrozen: boolean
  /** Whether something about it waits for a second person. */
  readonly isAsked: boolean
  readonly needsAPerson: boolean
  readonly changes: readonly Pick<Change, 'kind' | 'reason' | 'replyId'>[]
}

const liveStates: readonly string[] = ['awaiting-reply', 'verified', 'suspended']

/** What a person may do next with a verification, as the rules allow it now; nothing else is shown to them. */
export function allowedSteps(
  verification: Verification,
  standing: Standing,
  { now, numbers }: { readonly now: Date; readonly numbers: Numbers },
): VerificationStep[] {
  const allows = (command: Command) => !('refused' in decide(verification, command, now, numbers))
  const state = currentState(verification, now)
  const isLive = liveStates.includes(state)
  const { isAsked, isFrozen, needsAPerson, changes } = standing
  const mayAccept = state === 'awaiting-reply' && acceptableReplies(changes).length > 0
  const steps: Array<readonly [VerificationStep, boolean]> = [
    ['request-new-code', allows({ kind: 'request-new-code' })],
    ['cancel', allows({ kind: 'cancel', reason: 'staff' })],
    ['suspend', allows({ kind: 'suspend', reason: 'doubt' })],
    ['end', allows({ kind: 'end', reason: 'withdrawn' })],
    ['request-resume', mayAskResume(verification, now) && !isFrozen && !isAsked],
    ['accept-reply', mayAccept && !isFrozen && !isAsked],
    ['settle', needsAPerson],
    ['hand-over', isLive || needsAPerson],
  ]
  return steps.filter(([, isAllowed]) => isAllowed).map(([step]) => step)
}

/** Whether a second person can be asked to take a suspension back; never once the contact has changed. */
export function mayAskResume(verification: Verification, now: Date): boolean {
  return (
    currentState(verification, now) === 'suspended' && verification.reason !== 'contact-changed'
  )
}

/** Only who wrote it was in doubt; everything else about such a reply was in order. */
export const acceptableHolds: readonly string[] = ['weak-authentication', 'not-authenticated']

/** The replies that two people can accept: held for who wrote them, and nothing came of them since. */
export function acceptableReplies(changes: Standing['changes']): string[] {
  const outcomes = changes.filter(({ kind }) => !kind.startsWith('approval-'))
  const last = new Map(outcomes.map((change) => [change.replyId, change]))
  return [...last].flatMap(([replyId, { kind, reason }]) =>
    replyId && kind === 'reply-held' && acceptableHolds.includes(reason ?? '') ? [replyId] : [],
  )
}
