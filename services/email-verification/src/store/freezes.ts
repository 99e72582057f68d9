import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { FreezeTable } from './approval-tables.ts'
import type { Database } from './tables.ts'
import type { Vault } from './vault.ts'

type Row = Selectable<FreezeTable>

/** A freeze with its personal fields in the clear. */
export interface FreezeRecord extends Readonly<Omit<Row, 'note' | 'freezerName'>> {
  readonly note: string
  readonly freezerName: string
}

/** @returns false when the party, or the case, is frozen already */
export async function insertFreeze(
  tx: Transaction<Database>,
  vault: Vault,
  freeze: FreezeRecord,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('caseFreeze')
    .values({
      ...freeze,
      note: vault.seal('case_freeze.note', freeze.freezeId, freeze.note),
      freezerName: vault.seal('case_freeze.freezer_name', freeze.freezeId, freeze.freezerName),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Which parties of a case are frozen: each that is named, or all with the case. */
export async function readFrozen(
  db: Kysely<Database>,
  caseId: string,
): Promise<(partyId: string) => boolean> {
  const rows = await db
    .selectFrom('caseFreeze')
    .select('partyId')
    .where('caseId', '=', caseId)
    .where('liftedAt', 'is', null)
    .execute()
  return (partyId) => rows.some((row) => row.partyId === null || row.partyId === partyId)
}

export async function isPartyFrozen(
  db: Kysely<Database>,
  { caseId, partyId }: { caseId: string; partyId: string },
): Promise<boolean> {
  const isFrozen = await readFrozen(db, caseId)
  return isFrozen(partyId)
}

export async function findFreeze(
  db: Kysely<Database>,
  vault: Vault,
  { caseId, freezeId }: { caseId: string; freezeId: string },
): Promise<FreezeRecord | null> {
  const row = await db
    .selectFrom('caseFreeze')
    .selectAll()
    .where('caseId', '=', caseId)
    .where('freezeId', '=', freezeId)
    .executeTakeFirst()
  return row ? open(vault, row) : null
}

/** Newest first, each with the approval that somebody asked for to lift it. */
export async function listFreezesOfCase(
  db: Kysely<Database>,
  vault: Vault,
  { caseId, now }: { caseId: string; now: Date },
): Promise<Array<FreezeRecord & { approvalId: string | null }>> {
  const rows = await db
    .selectFrom('caseFreeze')
    .leftJoin('approval', (join) =>
      join
        .onRef('approval.caseId', '=', 'caseFreeze.caseId')
        .onRef('approval.freezeId', '=', 'caseFreeze.freezeId')
        .on('approval.state', '=', 'waiting')
        .on('approval.until', '>', now),
    )
    .selectAll('caseFreeze')
    .select('approval.approvalId')
    .where('caseFreeze.caseId', '=', caseId)
    .orderBy('frozenAt', 'desc')
    .orderBy('caseFreeze.freezeId', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ approvalId, ...row }) => ({ ...open(vault, row), approvalId }))
}

/** @returns false when it was lifted before */
export async function liftFreeze(
  tx: Transaction<Database>,
  { caseId, freezeId }: { caseId: string; freezeId: string },
  liftedAt: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('caseFreeze')
    .set({ liftedAt })
    .where('caseId', '=', caseId)
    .where('freezeId', '=', freezeId)
    .where(sql<boolean>`lifted_at is null`)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

function open(vault: Vault, row: Row): FreezeRecord {
  return {
    ...row,
    note: vault.open('case_freeze.note', row.freezeId, row.note),
    freezerName: vault.open('case_freeze.freezer_name', row.freezeId, row.freezerName),
  }
}
