import type { CorrespondenceChange } from '@gwirio/contracts'
import type { Kysely, Transaction } from 'kysely'
import type { Decision } from '../rules/model.ts'
import type { CorrespondenceKey } from './correspondence.ts'
import type { Database } from './tables.ts'

/** @param given.after the sequence of the change before */
export async function insertChanges(
  tx: Transaction<Database>,
  { caseId, correspondenceId }: CorrespondenceKey,
  given: { changes: Decision['changes']; after: number; at: Date },
): Promise<void> {
  if (given.changes.length === 0) return
  const rows = given.changes.map(({ kind, reason }, position) => ({
    caseId,
    correspondenceId,
    sequence: given.after + position + 1,
    kind,
    at: given.at,
    reason,
  }))
  await tx.insertInto('correspondenceChange').values(rows).execute()
}

/** In order. */
export async function listChanges(
  db: Kysely<Database>,
  { caseId, correspondenceId }: CorrespondenceKey,
): Promise<CorrespondenceChange[]> {
  const rows = await db
    .selectFrom('correspondenceChange')
    .select(['sequence', 'kind', 'at', 'reason'])
    .where('caseId', '=', caseId)
    .where('correspondenceId', '=', correspondenceId)
    .orderBy('sequence')
    .limit(500)
    .execute()
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
