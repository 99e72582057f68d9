import type { PostingView } from '@gwirio/contracts'
import type { Kysely, Selectable, Transaction } from 'kysely'
import type { PostingTable } from './incident-tables.ts'
import type { Database } from './tables.ts'
import type { Vault } from './vault.ts'

type Row = Selectable<PostingTable>

/** What went by post, with its sealed fields in the clear. */
export interface PostingRecord
  extends Readonly<Omit<Row, 'number' | 'numberIndex' | 'posterName'>> {
  readonly number: string
  readonly posterName: string
}

interface PostingKey {
  readonly caseId: string
  readonly postingId: string
}

/** @returns false when the number is recorded for this case already */
export async function insertPosting(
  tx: Transaction<Database>,
  vault: Vault,
  record: PostingRecord,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('posting')
    .values({
      ...record,
      number: vault.seal('posting.number', record.postingId, record.number),
      numberIndex: vault.postingNumberIndex(record.number),
      posterName: vault.seal('posting.poster_name', record.postingId, record.posterName),
    })
    .onConflict((conflict) => conflict.columns(['caseId', 'numberIndex']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Newest first. */
export async function listPostingsOf(
  db: Kysely<Database>,
  vault: Vault,
  party: { caseId: string; partyId: string },
): Promise<PostingRecord[]> {
  const rows = await db
    .selectFrom('posting')
    .selectAll()
    .where('caseId', '=', party.caseId)
    .where('partyId', '=', party.partyId)
    .orderBy('postedAt', 'desc')
    .orderBy('postingId', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => open(vault, row))
}

/** Nobody else changes it until the transaction ends. */
export async function lockPosting(
  tx: Transaction<Database>,
  vault: Vault,
  { caseId, postingId }: PostingKey,
): Promise<PostingRecord | null> {
  const row = await tx
    .selectFrom('posting')
    .selectAll()
    .where('caseId', '=', caseId)
    .where('postingId', '=', postingId)
    .forUpdate()
    .executeTakeFirst()
  return row ? open(vault, row) : null
}

export async function updatePosting(
  tx: Transaction<Database>,
  { caseId, postingId }: PostingKey,
  next: { state: PostingView['state']; changedAt: Date },
): Promise<void> {
  await tx
    .updateTable('posting')
    .set(next)
    .where('caseId', '=', caseId)
    .where('postingId', '=', postingId)
    .executeTakeFirstOrThrow()
}

function open(vault: Vault, row: Row): PostingRecord {
  const { numberIndex: _index, ...kept } = row
  return {
    ...kept,
    number: vault.open('posting.number', row.postingId, row.number),
    posterName: vault.open('posting.poster_name', row.postingId, row.posterName),
  }
}
