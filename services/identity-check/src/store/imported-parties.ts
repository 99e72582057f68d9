import type { Area, LawKind, QuestionKind } from '@gwirio/contracts'
import { type Insertable, type Kysely, sql, type Transaction } from 'kysely'
import type { PartyKey } from './parties.ts'
import type { Database } from './tables.ts'

export interface PartyReferences {
  readonly caseReference: string
  readonly partyReference: string
}

/** What is on file for these references. */
export function findImported(db: Kysely<Database>, references: readonly PartyReferences[]) {
  const cases = references.map(({ caseReference }) => caseReference)
  const parties = references.map(({ partyReference }) => partyReference)
  return db
    .selectFrom('party')
    .innerJoin('caseFile', 'caseFile.caseId', 'party.caseId')
    .select([
      'party.caseId',
      'party.partyId',
      'party.partyReference',
      'party.nameBox',
      'party.mobileBox',
      'party.mobileChangedAt',
      'party.emailBox',
      'caseFile.caseReference',
    ])
    .where(
      sql<boolean>`(${sql.ref('caseFile.caseReference')}, ${sql.ref('party.partyReference')}) in
        (select * from unnest(${cases}::text[], ${parties}::text[]))`,
    )
    .execute()
}

export type ImportedParty = Awaited<ReturnType<typeof findImported>>[number]

/** Makes the case, or brings it up to date. @returns its id, which stays what it was */
export async function saveCase(
  tx: Transaction<Database>,
  file: { caseId: string; caseReference: string; area: Area; law: LawKind },
): Promise<string> {
  const { caseId } = await tx
    .insertInto('caseFile')
    .values(file)
    .onConflict((conflict) =>
      conflict.column('caseReference').doUpdateSet({ area: file.area, law: file.law }),
    )
    .returning('caseId')
    .executeTakeFirstOrThrow()
  return caseId
}

export type SavedParty = Omit<
  Insertable<Database['party']>,
  'unlockedAt' | 'emailBox' | 'emailIndex'
> & {
  /** Absent, both: what is on file stays. */
  readonly emailBox?: Buffer | null
  readonly emailIndex?: Buffer | null
}

export async function insertParty(tx: Transaction<Database>, party: SavedParty) {
  await tx
    .insertInto('party')
    .values({ emailBox: null, ...party })
    .execute()
}

export async function updateParty(tx: Transaction<Database>, party: SavedParty) {
  const { caseId, partyId, partyReference: _, ...fields } = party
  await tx
    .updateTable('party')
    .set(fields)
    .where('caseId', '=', caseId)
    .where('partyId', '=', partyId)
    .execute()
}

/** Puts hashes on file, takes away what the file no longer holds, and marks what others are likely to know. */
export async function saveFacts(
  tx: Transaction<Database>,
  { caseId, partyId }: PartyKey,
  facts: {
    hashes: ReadonlyMap<QuestionKind, string>
    emptied: readonly QuestionKind[]
    knownToOthers: ReadonlySet<QuestionKind> | undefined
  },
) {
  const { hashes, emptied, knownToOthers } = facts
  const rows = [...hashes].map(([kind, answerHash]) => ({
    caseId,
    partyId,
    kind,
    answerHash,
    knownToOthers: false,
  }))
  if (rows.length > 0)
    await tx
      .insertInto('fact')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['caseId', 'partyId', 'kind'])
          .doUpdateSet((row) => ({ answerHash: row.ref('excluded.answerHash') })),
      )
      .execute()
  const ofParty = sql<boolean>`${sql.ref('caseId')} = ${caseId} and ${sql.ref('partyId')} = ${partyId}`
  if (emptied.length > 0)
    await tx.deleteFrom('fact').where(ofParty).where('kind', 'in', emptied).execute()
  if (knownToOthers)
    await tx
      .updateTable('fact')
      .set({ knownToOthers: sql<boolean>`${sql.ref('kind')} = any(${[...knownToOthers]}::text[])` })
      .where(ofParty)
      .execute()
}

const importLock = sql`hashtext('gwirio identity-check import')`

/** Lets one import run at a time: until it is released, or the connection ends. */
export async function takeImportLock(connection: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_lock(${importLock}) as taken`.execute(connection)
  return rows[0]?.taken ?? false
}

export async function releaseImportLock(connection: Kysely<Database>): Promise<void> {
  await sql`select pg_advisory_unlock(${importLock})`.execute(connection)
}
