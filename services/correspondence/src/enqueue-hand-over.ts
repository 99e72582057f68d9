import { parseAddress } from '@gwirio/contracts'
import type { Transaction } from 'kysely'
import type { Context } from './context.ts'
import { type CorrespondenceRecord, keyOf } from './store/correspondence-record.ts'
import { queues } from './store/schema.ts'
import type { Database } from './store/tables.ts'

/** A slow server, and several of them, may take so long; a job that takes longer is taken for hung. */
const mayTakeSeconds = 3_600

/** Has it handed over, at once or not before a time, in a group with what else goes to the same mail domain. */
export async function enqueueHandOver(
  tx: Transaction<Database>,
  { jobs, vault }: Pick<Context, 'jobs' | 'vault'>,
  record: Pick<CorrespondenceRecord, 'caseId' | 'correspondenceId' | 'address'>,
  startAfter?: Date,
): Promise<void> {
  const address = parseAddress(record.address)
  await jobs.enqueue(tx, queues.handOver, keyOf(record), {
    mayTakeSeconds,
    ...(address.ok && { group: vault.domainIndex(address.domain).toString('base64url') }),
    ...(startAfter && { startAfter }),
  })
}
