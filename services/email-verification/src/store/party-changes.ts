import type { Kysely, Selectable, Transaction } from 'kysely'
import type { PartyChangeTable } from './approval-tables.ts'
import type { Database } from './tables.ts'

/** @returns false when it was reported before */
export async function insertPartyChange(
  tx: Transaction<Database>,
  change: Selectable<PartyChangeTable>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('partyChange')
    .values(change)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** How many changes of some cases were reported so far: another number later means that something on file is new. */
export async function countPartyChanges(
  db: Kysely<Database>,
  caseIds: readonly string[],
): Promise<number> {
  const { count } = await db
    .selectFrom('partyChange')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('caseId', 'in', [...caseIds])
    .executeTakeFirstOrThrow()
  return Number(count)
}
