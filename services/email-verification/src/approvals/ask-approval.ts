import { type AuditEvent, actorOf } from '@gwirio/audit'
import type { ApprovalKind } from '@gwirio/contracts'
import { newId } from '@gwirio/database'
import { type Caller, nameOf } from '@gwirio/service-kit'
import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import { needsOf } from '../rules/approval.ts'
import type { Verification } from '../rules/model.ts'
import type { ApprovalRecord } from '../store/approval-record.ts'
import { insertApproval } from '../store/approvals.ts'
import type { Database } from '../store/tables.ts'

type About = Pick<
  ApprovalRecord,
  'caseId' | 'caseReference' | 'area' | 'partyId' | 'partyReference'
>
type Subject = Partial<
  Pick<
    ApprovalRecord,
    | 'identityCheckId'
    | 'verificationId'
    | 'replyId'
    | 'freezeId'
    | 'level'
    | 'address'
    | 'addressIndex'
    | 'mobileIndex'
    | 'nearIndexes'
    | 'mobileChangedBy'
  >
>

/** What somebody asks a second person for. */
export interface Asking {
  readonly kinds: readonly [ApprovalKind, ...ApprovalKind[]]
  readonly about: About
  readonly subject: Subject
  /** For a resume: what is to be resumed. */
  readonly verification?: Pick<Verification, 'doubt'>
  readonly until: Date
  readonly note: string
  readonly caller: Caller
}

const nothing = {
  identityCheckId: null,
  verificationId: null,
  replyId: null,
  freezeId: null,
  level: null,
  address: null,
  addressIndex: null,
  mobileIndex: null,
  nearIndexes: null,
  mobileChangedBy: null,
} as const

/**
 * Asks a second person, and records it. What waits already is not asked for twice.
 *
 * @returns what waits, and whether it is new
 */
export async function askApproval(
  tx: Transaction<Database>,
  context: Context,
  { kinds, about, subject, verification, until, note, caller }: Asking,
): Promise<{ approval: ApprovalRecord; isNew: boolean }> {
  const { caseId, caseReference, area, partyId, partyReference } = about
  const asked: ApprovalRecord = {
    ...{ caseId, caseReference, area, partyId, partyReference },
    ...nothing,
    ...subject,
    approvalId: newId(),
    kinds,
    needs: needsOf(kinds, verification ?? null),
    state: 'waiting',
    note,
    requestedBy: caller.subject,
    requestedByKind: caller.kind,
    requesterName: nameOf(caller),
    requestedAt: context.clock.now(),
    until,
    decidedBy: null,
    deciderName: null,
    decidedAt: null,
    decisionNote: null,
  }
  const approval = await insertApproval(tx, context.vault, asked)
  const isNew = approval.approvalId === asked.approvalId
  if (isNew) await recordAct(tx, context, approval, { action: 'approval.requested', caller, note })
  return { approval, isNew }
}

/** Records an act on an approval, in the transaction that does it. */
export async function recordAct(
  tx: Transaction<Database>,
  { audit, clock }: Pick<Context, 'audit' | 'clock'>,
  approval: ApprovalRecord,
  { action, caller, note }: { action: string; caller: Caller; note?: string },
): Promise<void> {
  const { caseId, partyId, verificationId, approvalId, kinds, requestedBy } = approval
  const event: AuditEvent = {
    caseId,
    action,
    actor: actorOf(caller),
    occurredAt: clock.now(),
    details: { approvalId, kinds: kinds.join(' '), requestedBy },
  }
  await audit.append(tx, {
    ...event,
    ...(partyId ? { partyId } : {}),
    ...(verificationId ? { verificationId } : {}),
    ...(note === undefined ? {} : { personal: { note } }),
  })
}
