import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from './tables.ts'

export interface PartyKey {
  readonly caseId: string
  readonly partyId: string
}

/** A party with the words of its case. */
export type PartyRow = NonNullable<Awaited<ReturnType<typeof loadParty>>>

export function loadParty(db: Kysely<Database>, { caseId, partyId }: PartyKey) {
  return selectParties(db)
    .where('party.caseId', '=', caseId)
    .where('party.partyId', '=', partyId)
    .executeTakeFirst()
}

/** Loads a party for update: its row is the lock for its checks and facts too. */
export async function lockParty(tx: Transaction<Database>, { caseId, partyId }: PartyKey) {
  return await tx
    .selectFrom('party')
    .select(['caseId', 'partyId', 'unlockedAt'])
    .where('caseId', '=', caseId)
    .where('partyId', '=', partyId)
    .forUpdate()
    .executeTakeFirst()
}

export function findPartiesByCase(db: Kysely<Database>, caseReference: string, limit: number) {
  return selectParties(db)
    .where('caseFile.caseReference', '=', caseReference)
    .orderBy('party.partyReference')
    .limit(limit)
    .execute()
}

/** Parties whose names have all the parts, newest case first. */
export async function findPartiesByName(
  db: Kysely<Database>,
  parts: readonly Buffer[],
  limit: number,
) {
  if (parts.length === 0) return []
  // Materialised: else a name that nobody has is looked for by reading everybody, newest first.
  const found = sql`
    with found as materialized (select case_id, party_id from party where name_parts @> ${parts}::bytea[])
    select case_id, party_id from found order by case_id desc, party_id limit ${limit}`
  return await selectParties(db)
    .where(sql<boolean>`(party.case_id, party.party_id) in (${found})`)
    .orderBy('party.caseId', 'desc')
    .orderBy('party.partyReference')
    .execute()
}

/** The contact boxes of the other parties of the case. */
export function listOtherParties(db: Kysely<Database>, { caseId, partyId }: PartyKey) {
  return db
    .selectFrom('party')
    .select(['partyId', 'mobileIndex', 'emailBox'])
    .where('caseId', '=', caseId)
    .where('partyId', '<>', partyId)
    .execute()
}

export async function setUnlocked(tx: Transaction<Database>, party: PartyKey, at: Date) {
  await tx
    .updateTable('party')
    .set({ unlockedAt: at })
    .where('caseId', '=', party.caseId)
    .where('partyId', '=', party.partyId)
    .execute()
}

function selectParties(db: Kysely<Database>) {
  return db
    .selectFrom('party')
    .innerJoin('caseFile', 'caseFile.caseId', 'party.caseId')
    .select([
      'party.caseId',
      'party.partyId',
      'party.partyReference',
      'party.nameBox',
      'party.language',
      'party.mobileBox',
      'party.mobileIndex',
      'party.mobileChangedAt',
      'party.unlockedAt',
      'caseFile.caseReference',
      'caseFile.area',
      'caseFile.law',
    ])
}
