import { lockName } from '@gwirio/database'
import type { Transaction } from 'kysely'
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

/** Whether something of a client for a case waits for a person because details of others stand in it. */
export async function hasHeldDetails(
  tx: Transaction<Database>,
  { caseId, clientId }: ClientInCase,
): Promise<boolean> {
  const row = await tx
    .selectFrom('correspondence')
    .select('correspondenceId')
    .where('caseId', '=', caseId)
    .where('clientId', '=', clientId)
    .where('wayIn', '<>', 'staff')
    .where('state', '=', 'held')
    .where('reason', '=', 'details-of-others')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
