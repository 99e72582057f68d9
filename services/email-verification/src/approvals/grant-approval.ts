import { actorOf } from '@gwirio/audit'
import { isRefusal, type Refusal, refuse } from '@gwirio/contracts'
import type { Caller } from '@gwirio/service-kit'
import type { Transaction } from 'kysely'
import { carryOut } from '../carry-out.ts'
import type { Context } from '../context.ts'
import type { Cleared } from '../read-clearance.ts'
import type { RuleRefusal } from '../rules/model.ts'
import { decide } from '../rules/verification.ts'
import type { ApprovalRecord } from '../store/approval-record.ts'
import { isPartyFrozen, liftFreeze } from '../store/freezes.ts'
import type { Database } from '../store/tables.ts'
import type { VerificationRecord } from '../store/verification-record.ts'
import { checkAcceptance } from './check-acceptance.ts'
import { compareForResume } from './compare-for-resume.ts'
import { deciderOf } from './decider-of.ts'
import { tellHistory } from './tell-history.ts'

interface Grant {
  readonly approval: ApprovalRecord & { readonly decidedBy: string }
  /** What it is about; held locked. */
  readonly record: VerificationRecord | null
  /** For a resume: what is on file now. */
  readonly cleared: Cleared | null
  readonly caller: Caller
}

/** Which addresses of others were near when somebody agreed. */
type Granted = Pick<ApprovalRecord, 'nearIndexes'>

type GrantRefusal =
  | 'state-does-not-allow'
  | 'manager-needed'
  | 'frozen'
  | 'concern-open'
  | 'address-not-usable'
  | 'mobile-not-usable'
  | 'not-ready'

/**
 * Does what a second person has just agreed to, or has it done: in the transaction that stores that they agreed. Approval of
 * a start does nothing by itself: whoever is on the phone starts.
 *
 * @returns why it cannot be done any more, or what whoever agreed agreed to
 */
export async function grantApproval(
  tx: Transaction<Database>,
  context: Context,
  grant: Grant,
): Promise<Granted | Refusal<GrantRefusal>> {
  const { kinds } = grant.approval
  if (kinds.includes('resume')) return await resume(tx, context, grant)
  if (kinds.includes('accept-reply')) return await enqueueAcceptance(tx, context, grant)
  if (kinds.includes('lift-freeze')) return await lift(tx, context, grant)
  return grant.approval
}

/** Two people there are: what is still needed is a manager. */
const resumeRefusals: Partial<Record<RuleRefusal, GrantRefusal>> = {
  frozen: 'frozen',
  'approval-needed': 'manager-needed',
}

async function resume(
  tx: Transaction<Database>,
  context: Context,
  { approval, record, cleared, caller }: Grant,
): Promise<Granted | Refusal<GrantRefusal>> {
  const { verificationId, requestedBy, decidedBy, approvalId } = approval
  if (!record || verificationId === null) return refuse('state-does-not-allow')
  const isFrozen = await isPartyFrozen(tx, record)
  const byManager = deciderOf(caller).mayManage
  const two = { verificationId, requestedBy, decidedBy, byManager }
  const now = context.clock.now()
  const command = { kind: 'resume', approval: two, isFrozen } as const
  const decision = decide(record, command, now, context.numbers)
  if ('refused' in decision)
    return refuse(resumeRefusals[decision.refused] ?? 'state-does-not-allow')
  if (!cleared) return refuse('not-ready')
  const { objection, near } = await compareForResume(tx, context, record, cleared)
  if (objection) return refuse(objection)
  const told = await tellHistory(tx, context, record, {
    kind: 'approval-granted',
    approval,
    caller,
  })
  await carryOut(tx, context, told, decision, {
    actor: actorOf(caller),
    at: now,
    details: { approvalId, requestedBy, decidedBy },
  })
  return { nearIndexes: near }
}

async function enqueueAcceptance(
  tx: Transaction<Database>,
  context: Context,
  { approval, record, caller }: Grant,
): Promise<Granted | Refusal<GrantRefusal>> {
  const { caseId, approvalId, verificationId, replyId: mailId } = approval
  if (!record || mailId === null) return refuse('state-does-not-allow')
  const held = await checkAcceptance(tx, context, record, mailId)
  if (isRefusal(held)) return held
  await tellHistory(tx, context, record, { kind: 'approval-granted', approval, caller })
  const job = { caseId, approvalId, verificationId, mailId }
  await context.jobs.enqueue(tx, 'accept-reply', job)
  return approval
}

/** What the freeze suspended stays suspended. */
async function lift(
  tx: Transaction<Database>,
  { audit, clock }: Context,
  { approval, caller }: Grant,
): Promise<Granted | Refusal<GrantRefusal>> {
  const { caseId, partyId, freezeId, approvalId, requestedBy } = approval
  const isLifted = freezeId !== null && (await liftFreeze(tx, { caseId, freezeId }, clock.now()))
  if (!isLifted) return refuse('state-does-not-allow')
  await audit.append(tx, {
    caseId,
    ...(partyId ? { partyId } : {}),
    action: 'freeze.lifted',
    actor: actorOf(caller),
    occurredAt: clock.now(),
    details: { freezeId, approvalId, requestedBy },
  })
  return approval
}
