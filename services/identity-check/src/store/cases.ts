import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from './tables.ts'

export type CaseRow = NonNullable<Awaited<ReturnType<typeof loadCase>>>

export function loadCase(db: Kysely<Database>, caseId: string) {
  return selectCases(db).where('caseId', '=', caseId).executeTakeFirst()
}

/** Loads a case for update. */
export function lockCase(tx: Transaction<Database>, caseId: string) {
  return selectCases(tx).where('caseId', '=', caseId).forUpdate().executeTakeFirst()
}

export function loadCaseByReference(db: Kysely<Database>, caseReference: string) {
  return selectCases(db).where('caseReference', '=', caseReference).executeTakeFirst()
}

export function listCasesByReference(db: Kysely<Database>, references: readonly string[]) {
  return selectCases(db).where(sql<boolean>`case_reference = any(${references}::text[])`).execute()
}

export async function setEnded(tx: Transaction<Database>, caseId: string, endedAt: Date) {
  await tx.updateTable('caseFile').set({ endedAt }).where('caseId', '=', caseId).execute()
}

export async function setKept(tx: Transaction<Database>, caseId: string, keptSince: Date | null) {
  await tx.updateTable('caseFile').set({ keptSince }).where('caseId', '=', caseId).execute()
}

/** The cases that ended first. */
export async function listEndedCases(db: Kysely<Database>, limit: number) {
  const rows = await selectCases(db)
    .where('endedAt', 'is not', null)
    .orderBy('endedAt')
    .orderBy('caseId')
    .limit(limit)
    .execute()
  return rows.flatMap((row) => (row.endedAt === null ? [] : [{ ...row, endedAt: row.endedAt }]))
}

function selectCases(db: Kysely<Database>) {
  return db
    .selectFrom('caseFile')
    .select(['caseId', 'caseReference', 'area', 'law', 'endedAt', 'keptSince'])
}
