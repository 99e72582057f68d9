import { sql, type Transaction } from 'kysely'
import type { Database } from './tables.ts'

/**
 * What stops a case and what begins in it do not cross: nobody else freezes, starts, approves or reports a change in
 * these cases until the transaction ends. Taken before any row, so that what is read next is what was committed.
 */
export async function lockCases(
  tx: Transaction<Database>,
  caseIds: readonly string[],
): Promise<void> {
  // In one order, so that two of them never wait for each other
  const ordered = [...new Set(caseIds)].sort((one, other) => (one < other ? -1 : 1))
  await sql`select pg_advisory_xact_lock(hashtextextended('email_verification.case:' || case_id, 0))
    from unnest(${ordered}::text[]) as wanted (case_id)`.execute(tx)
}
