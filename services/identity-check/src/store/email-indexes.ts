import { type Kysely, sql, type Transaction } from 'kysely'
import type { PartyKey } from './parties.ts'
import type { Database } from './tables.ts'

/** Parties, in the order of their keys, with an address on file that is not found by it yet. */
export function listWithoutEmailIndex(
  tx: Transaction<Database>,
  { after, limit }: { after: PartyKey | null; limit: number },
) {
  return tx
    .selectFrom('party')
    .select(['caseId', 'partyId', 'emailBox'])
    .where('emailBox', 'is not', null)
    .where('emailIndex', 'is', null)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(case_id, party_id) > (${after?.caseId}, ${after?.partyId})`),
    )
    .orderBy('caseId')
    .orderBy('partyId')
    .limit(limit)
    .forUpdate()
    .execute()
}

export async function setEmailIndex(
  db: Kysely<Database>,
  parties: ReadonlyArray<PartyKey & { emailIndex: Buffer }>,
) {
  const caseIds = parties.map(({ caseId }) => caseId)
  const partyIds = parties.map(({ partyId }) => partyId)
  const indexes = parties.map(({ emailIndex }) => emailIndex)
  await sql`update party set email_index = given.email_index
    from unnest(${caseIds}::uuid[], ${partyIds}::uuid[], ${indexes}::bytea[])
      as given (case_id, party_id, email_index)
    where party.case_id = given.case_id and party.party_id = given.party_id`.execute(db)
}
