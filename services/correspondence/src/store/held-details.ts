import { lockName } from '@gwirio/database'
import { sql, type Transaction } from 'kysely'
import type { CorrespondenceRecord } from './correspondence-record.ts'
import type { Database } from './tables.ts'

type ClientInCase = Pick<CorrespondenceRecord, 'caseId' | 'clientId'>

/** One after the other: what a client sends to a case is kept by one transaction at a time. */
export async function lockClientInCase(
  tx: Transaction<Database>,
  { caseId, clientId }: ClientInCase,
): Promise<void> {
  await lockName(tx, `correspondence.client:${caseId}:${clientId}`)
}

/**
 * Whether something of a client for a case was held because details of others stand in it, and nobody has decided yet. One
 * that was recalled nobody decides about any more: then it is a decision about a later one that counts.
 */
export async function hasHeldDetails(
  tx: Transaction<Database>,
  { caseId, clientId }: ClientInCase,
): Promise<boolean> {
  const { rows } = await sql`
    select from correspondence
    join correspondence_change as found using (case_id, correspondence_id)
    where case_id = ${caseId} and client_id = ${clientId} and way_in <> 'staff'
      and found.kind = 'held' and found.reason = 'details-of-others'
      and (
        state = 'held'
        or state = 'recalled' and not exists (
          select from correspondence as other
          join correspondence_change as decided using (case_id, correspondence_id)
          where other.case_id = ${caseId} and other.client_id = ${clientId} and decided.at >= found.at
            and (decided.kind = 'released' or decided.reason = 'refused-by-staff')
        )
      )
    limit 1`.execute(tx)
  return rows.length > 0
}
