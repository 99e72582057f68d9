import type { ApprovalKind, ApprovalView } from '@gwirio/contracts'
import type { Verification } from './model.ts'

/** What the rules know of an approval. */
export interface Approval {
  readonly needs: ApprovalView['needs']
  readonly state: ApprovalView['state']
  readonly requestedBy: string
  readonly requestedByKind: 'staff' | 'client'
  /** Who changed the mobile that is to be approved. */
  readonly mobileChangedBy: string | null
  /** Good for nothing any more from then on. */
  readonly until: Date
}

/** Who decides, as the token says. */
export interface Decider {
  readonly subject: string
  readonly kind: 'staff' | 'client'
  readonly mayManage: boolean
}

export type ApprovalRefusal =
  | 'own-request'
  | 'manager-needed'
  | 'approval-decided'
  | 'approval-too-old'
  | 'state-does-not-allow'

/**
 * Who answers for it. The number on file must not be one that the caller brought, and what was doubted before it was ever
 * verified was never true beyond doubt: both are for a manager.
 *
 * @param verification what a resume is about
 */
export function needsOf(
  kinds: readonly ApprovalKind[],
  verification: Pick<Verification, 'doubt'> | null,
): ApprovalView['needs'] {
  const isForManager =
    kinds.includes('mobile-changed') ||
    (kinds.includes('resume') && verification !== null && wasDoubtedFirst(verification))
  return isForManager ? 'manager' : 'second-person'
}

/** Whether it was doubted while it was open, so that a right code only suspended it. */
export function wasDoubtedFirst({ doubt }: Pick<Verification, 'doubt'>): boolean {
  return doubt !== null
}

/** Time ends what waits, whether or not anybody has written it down. */
export function approvalState(
  { state, until }: Pick<Approval, 'state' | 'until'>,
  now: Date,
): ApprovalView['state'] {
  return state === 'waiting' && until <= now ? 'expired' : state
}

/** Whether it is good for what it was asked for: it waits, or was decided in time and that time is not over. */
export function isGood(approval: Pick<Approval, 'state' | 'until'>, now: Date): boolean {
  return approvalState(approval, now) !== 'expired' && approval.until > now
}

/** Why somebody may not decide this, whenever they try. A program is nobody: who holds the secret of one would be two people. */
export function findDeciderProblem(approval: Approval, decider: Decider): ApprovalView['whyNot'] {
  const arePersons = decider.kind === 'staff' && approval.requestedByKind === 'staff'
  const own = [approval.requestedBy, approval.mobileChangedBy]
  if (!arePersons || own.includes(decider.subject)) return 'own-request'
  return approval.needs === 'manager' && !decider.mayManage ? 'manager-needed' : null
}

/** Why somebody may not decide this now, or null. */
export function findDecisionProblem(
  approval: Approval,
  decider: Decider,
  now: Date,
): ApprovalRefusal | null {
  const problem = findDeciderProblem(approval, decider)
  if (problem) return problem
  if (approvalState(approval, now) === 'expired')
    // Before its time: what it was about is over
    return approval.until <= now ? 'approval-too-old' : 'state-does-not-allow'
  return approval.state === 'waiting' ? null : 'approval-decided'
}
