import { type Kysely, sql, type Transaction } from 'kysely'
import type { SoughtReference } from '../rules/references.ts'
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
    .select(['caseId', 'partyId', 'unlockedAt', 'mobileBox'])
    .where('caseId', '=', caseId)
    .where('partyId', '=', partyId)
    .forUpdate()
    .executeTakeFirst()
}

/** @param references of a case, or of one party of it, whose reference is compared without case */
export async function findPartiesByReference(
  db: Kysely<Database>,
  references: readonly SoughtReference[],
  limit: number,
) {
  if (references.length === 0) return []
  const cases = references.map(({ caseReference }) => caseReference)
  const parties = references.map(({ partyReference }) => partyReference?.toLowerCase() ?? null)
  return await selectParties(db)
    .where(
      sql<boolean>`exists (select from unnest(${cases}::text[], ${parties}::text[]) as wanted (case_ref, party_ref)
        where case_ref = case_file.case_reference
          and coalesce(party_ref = lower(party.party_reference), true))`,
    )
    .where('caseFile.caseReference', 'in', cases)
    .orderBy('caseFile.caseReference')
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

export async function loadParties(db: Kysely<Database>, parties: readonly PartyKey[]) {
  const caseIds = parties.map(({ caseId }) => caseId)
  const partyIds = parties.map(({ partyId }) => partyId)
  return await selectParties(db)
    .where(
      sql<boolean>`(party.case_id, party.party_id) in
        (select * from unnest(${caseIds}::uuid[], ${partyIds}::uuid[]))`,
    )
    .execute()
}

export function listPartiesOfCase(db: Kysely<Database>, caseId: string) {
  return selectParties(db)
    .where('party.caseId', '=', caseId)
    .orderBy('party.partyReference')
    .execute()
}

/** Parties whose address on file has this keyed hash, newest case first. */
export function findPartiesByEmail(db: Kysely<Database>, emailIndex: Buffer, limit: number) {
  return selectParties(db)
    .where('party.emailIndex', '=', emailIndex)
    .orderBy('party.caseId', 'desc')
    .orderBy('party.partyReference')
    .limit(limit)
    .execute()
}

export async function setMobile(
  tx: Transaction<Database>,
  { caseId, partyId }: PartyKey,
  mobile: { mobileBox: Buffer; mobileIndex: Buffer; mobileChangedAt: Date },
) {
  await tx
    .updateTable('party')
    .set(mobile)
    .where('caseId', '=', caseId)
    .where('partyId', '=', partyId)
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
      'caseFile.endedAt',
    ])
}
