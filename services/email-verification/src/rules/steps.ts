import type { VerificationStep } from '@gwirio/contracts'
import type { Command } from './command.ts'
import { liveStates, type Verification } from './model.ts'
import type { Numbers } from './numbers.ts'
import { currentState, decide } from './verification.ts'

/** What stands around a verification. */
export interface Standing {
  readonly isFrozen: boolean
  /** What waits for a second person. */
  readonly approvalId: string | null
  readonly needsAPerson: boolean
  /** Whether there is a reply that `isAcceptable`. */
  readonly hasAcceptableReply: boolean
}

/** What a person may do next with a verification, as the rules allow it now; nothing else is shown to them. */
export function allowedSteps(
  verification: Verification,
  standing: Standing,
  { now, numbers }: { readonly now: Date; readonly numbers: Numbers },
): VerificationStep[] {
  const allows = (command: Command) => !('refused' in decide(verification, command, now, numbers))
  const state = currentState(verification, now)
  const isLive = liveStates.includes(state)
  const { isFrozen, approvalId, needsAPerson, hasAcceptableReply } = standing
  const mayAsk = !isFrozen && approvalId === null
  const steps: Array<readonly [VerificationStep, boolean]> = [
    ['request-new-code', allows({ kind: 'request-new-code' })],
    ['cancel', allows({ kind: 'cancel', reason: 'staff' })],
    ['suspend', allows({ kind: 'suspend', reason: 'doubt' })],
    ['end', allows({ kind: 'end', reason: 'withdrawn' })],
    ['request-resume', mayAsk && mayAskResume(verification, now)],
    ['accept-reply', mayAsk && hasAcceptableReply && mayAskAcceptance(verification, now)],
    ['settle', needsAPerson],
    ['move-to-area', isLive || needsAPerson],
  ]
  return steps.filter(([, isAllowed]) => isAllowed).map(([step]) => step)
}

/** Whether a second person can be asked to take a suspension back; never once the contact has changed. */
export function mayAskResume(verification: Verification, now: Date): boolean {
  return (
    currentState(verification, now) === 'suspended' && verification.reason !== 'contact-changed'
  )
}

/** Whether a second person can be asked to accept a reply to it. */
export function mayAskAcceptance(verification: Verification, now: Date): boolean {
  return currentState(verification, now) === 'awaiting-reply'
}
