import type { ApprovalKind, Area } from '@gwirio/contracts'
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import { type ApprovalRecord, openApproval, sealApproval } from './approval-record.ts'
import type { ApprovalTable } from './approval-tables.ts'
import type { Database } from './tables.ts'
import type { Vault } from './vault.ts'

export interface ApprovalKey {
  readonly caseId: string
  readonly approvalId: string
}

/**
 * Stores what somebody asks for.
 *
 * @returns the one that waits for the same already, else the new one
 */
export async function insertApproval(
  tx: Transaction<Database>,
  vault: Vault,
  approval: ApprovalRecord,
): Promise<ApprovalRecord> {
  const row = sealApproval(vault, approval)
  await sameAs(
    tx.updateTable('approval').set({ state: 'expired' }).where('until', '<=', row.requestedAt),
    row,
  ).execute()
  const inserted = await tx
    .insertInto('approval')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (inserted.numInsertedOrUpdatedRows === 1n) return approval
  const waiting = await sameAs(tx.selectFrom('approval').selectAll(), row).executeTakeFirstOrThrow()
  return openApproval(vault, waiting)
}

export async function findApproval(
  db: Kysely<Database>,
  vault: Vault,
  key: ApprovalKey,
): Promise<ApprovalRecord | null> {
  const row = await selectByKey(db, key).executeTakeFirst()
  return row ? openApproval(vault, row) : null
}

/** Nobody else decides it until the transaction ends. */
export async function lockApproval(
  tx: Transaction<Database>,
  vault: Vault,
  key: ApprovalKey,
): Promise<ApprovalRecord> {
  return openApproval(vault, await selectByKey(tx, key).forUpdate().executeTakeFirstOrThrow())
}

export async function closeApproval(
  tx: Transaction<Database>,
  vault: Vault,
  approval: ApprovalRecord,
): Promise<void> {
  const sealed = sealApproval(vault, approval)
  const { state, decidedBy, deciderName, decidedAt, decisionNote, nearIndexes } = sealed
  await tx
    .updateTable('approval')
    .set({ state, decidedBy, deciderName, decidedAt, decisionNote, nearIndexes })
    .where('caseId', '=', approval.caseId)
    .where('approvalId', '=', approval.approvalId)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
}

/** Nobody is asked any more about a verification that is over; with a kind, about that alone. */
export async function expireApprovals(
  tx: Transaction<Database>,
  { caseId, verificationId }: { caseId: string; verificationId: string },
  kind?: ApprovalKind,
): Promise<void> {
  const waiting = tx
    .updateTable('approval')
    .set({ state: 'expired' })
    .where('caseId', '=', caseId)
    .where('verificationId', '=', verificationId)
    .where('state', '=', 'waiting')
  await (kind ? waiting.where(sql<boolean>`${kind} = any(kinds)`) : waiting).execute()
}

/** What waits in some areas, oldest first. */
export async function listWaiting(
  db: Kysely<Database>,
  vault: Vault,
  { areas, now, limit }: { areas: readonly Area[]; now: Date; limit: number },
): Promise<ApprovalRecord[]> {
  const rows = await db
    .selectFrom('approval')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('area', 'in', [...areas])
    .where('until', '>', now)
    .orderBy('requestedAt')
    .orderBy('approvalId')
    .limit(limit)
    .execute()
  return rows.map((row) => openApproval(vault, row))
}

/** The newest that was asked for exactly this call, address and mobile, and says all that is needed. */
export async function findNewestStartApproval(
  db: Kysely<Database>,
  vault: Vault,
  start: {
    caseId: string
    identityCheckId: string
    /** Normalised. */
    address: string
    mobile: string
    kinds: readonly ApprovalKind[]
  },
): Promise<ApprovalRecord | null> {
  const row = await db
    .selectFrom('approval')
    .selectAll()
    .where('caseId', '=', start.caseId)
    .where('identityCheckId', '=', start.identityCheckId)
    .where('addressIndex', '=', vault.addressIndex(start.address))
    .where('mobileIndex', '=', vault.mobileIndex(start.mobile))
    .where(sql<boolean>`kinds @> ${[...start.kinds]}::text[]`)
    .orderBy('requestedAt', 'desc')
    .orderBy('approvalId', 'desc')
    .executeTakeFirst()
  return row ? openApproval(vault, row) : null
}

/** Which of these verifications wait for a second person, with the approval. */
export async function findWaitingOf(
  db: Kysely<Database>,
  caseId: string,
  given: { verificationIds: readonly string[]; now: Date },
): Promise<Map<string, string>> {
  if (given.verificationIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('approval')
    .select(['verificationId', 'approvalId'])
    .where('caseId', '=', caseId)
    .where('verificationId', 'in', [...given.verificationIds])
    .where('state', '=', 'waiting')
    .where('until', '>', given.now)
    .orderBy('requestedAt')
    .execute()
  return new Map(rows.map(({ verificationId, approvalId }) => [verificationId ?? '', approvalId]))
}

function selectByKey(db: Kysely<Database>, { caseId, approvalId }: ApprovalKey) {
  return db
    .selectFrom('approval')
    .selectAll()
    .where('caseId', '=', caseId)
    .where('approvalId', '=', approvalId)
}

const subject = [
  'kinds',
  'verificationId',
  'replyId',
  'freezeId',
  'identityCheckId',
  'addressIndex',
  'mobileIndex',
] as const

/** What waits for the same, as the index has it. */
function sameAs<Query extends { where(condition: ReturnType<typeof sql<boolean>>): Query }>(
  query: Query,
  row: Selectable<ApprovalTable>,
): Query {
  const same = sql.join(
    subject.map((column) => sql`${sql.ref(column)} is not distinct from ${row[column]}`),
    sql` and `,
  )
  return query.where(sql<boolean>`case_id = ${row.caseId} and state = 'waiting' and ${same}`)
}
