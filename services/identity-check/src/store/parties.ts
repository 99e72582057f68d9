import type { LetterFormat } from '@gwirio/contracts'
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
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

/** How many of the newest parties are looked through for a name, before the index of all is asked. */
const newestParties = 2000

/**
 * Parties whose names have all the parts, newest case first. A common name is found among the newest parties; for one
 * that is rarer than that, the index gives few enough to sort.
 */
export async function findPartiesByName(
  db: Kysely<Database>,
  parts: readonly Buffer[],
  limit: number,
) {
  if (parts.length === 0) return []
  const newest = sql`select case_id, party_id, name_parts from party
    order by case_id desc, party_id desc limit ${newestParties}`
  const common = await loadNamed(db, { among: newest, parts, limit })
  if (common.length === limit) return common
  // Materialised: else a name that nobody has is looked for by reading everybody, newest first.
  const all = sql`select case_id, party_id, name_parts from party where name_parts @> ${parts}::bytea[]`
  return await loadNamed(db, { among: all, parts, limit })
}

function loadNamed(
  db: Kysely<Database>,
  { among, parts, limit }: { among: RawBuilder<unknown>; parts: readonly Buffer[]; limit: number },
) {
  const found = sql`
    with named as materialized (${among})
    select case_id, party_id from named where name_parts @> ${parts}::bytea[]
    order by case_id desc, party_id desc limit ${limit}`
  return selectParties(db)
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
  mobile: {
    mobileBox: Buffer
    mobileIndex: Buffer
    mobileChangedAt: Date
    mobileChangedBy: string
  },
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
      'party.letterFormat',
      'party.mobileBox',
      'party.mobileIndex',
      'party.mobileChangedAt',
      'party.mobileChangedBy',
      'party.unlockedAt',
      'caseFile.caseReference',
      'caseFile.area',
      'caseFile.law',
      'caseFile.endedAt',
    ])
}

export async function setLetterFormat(
  tx: Transaction<Database>,
  { caseId, partyId }: PartyKey,
  letterFormat: LetterFormat,
): Promise<void> {
  await tx
    .updateTable('party')
    .set({ letterFormat })
    .where('caseId', '=', caseId)
    .where('partyId', '=', partyId)
    .execute()
}
