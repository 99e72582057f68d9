import { type Refusal, refuse } from '@gwirio/contracts'
import { newId } from '@gwirio/database'
import type { Transaction } from 'kysely'
import { findStartApproval, toApprovedStart } from '../approvals/find-start-approval.ts'
import { findStartNeeds } from '../approvals/find-start-needs.ts'
import type { Context } from '../context.ts'
import type { Decision } from '../rules/model.ts'
import { decide } from '../rules/verification.ts'
import type { ApprovalRecord } from '../store/approval-record.ts'
import { isPartyFrozen } from '../store/freezes.ts'
import type { Database } from '../store/tables.ts'
import type { Beginning } from './begin-verification.ts'

export interface StartDecision {
  readonly decision: Decision
  /** What a second person said to it, where somebody had to. */
  readonly approved: ApprovalRecord | null
}

type StartRefusal =
  | 'identity-check-not-passed'
  | 'address-not-usable'
  | 'frozen'
  | 'approval-needed'

/** Puts a start to the rules, with what is true of the party and the others now. Changes nothing. */
export async function decideStart(
  tx: Transaction<Database>,
  context: Context,
  beginning: Beginning,
): Promise<StartDecision | Refusal<StartRefusal>> {
  const { caseId, clearance, identityCheckId, cause } = beginning
  const address = beginning.address.normalised
  const asked = { caseId, clearance, address, identityCheckId }
  const isFrozen = await isPartyFrozen(tx, { caseId, partyId: clearance.partyId })
  if (isFrozen) return refuse('frozen')
  const { likeness, needs, near } = await findStartNeeds(tx, context, asked, cause.at)
  if (likeness === 'collision') return refuse('address-not-usable')
  const needed = { needs, near, now: cause.at }
  const standing = await findStartApproval(tx, context, asked, needed)
  const approval = toApprovedStart(standing)
  const given = {
    verificationId: newId(),
    address,
    acceptsWeak: context.areasAcceptingWeak.has(clearance.area),
    isFrozen,
    needs,
    approval,
    identityCheck: { identityCheckId, outcome: clearance.passed ? 'passed' : 'not-passed' },
  } as const
  const decision = decide(null, { kind: 'start', given }, cause.at, context.numbers)
  if (!('refused' in decision)) return { decision, approved: approval && standing }
  const { refused } = decision
  return refuse(
    refused === 'frozen' || refused === 'approval-needed' ? refused : 'identity-check-not-passed',
  )
}
