import type { Kysely, Transaction } from 'kysely'
import { type CorrespondenceRecord, openRow, recordColumns } from './correspondence-record.ts'
import type { Database } from './tables.ts'
import type { Vault } from './vault.ts'

const most = 500

/** All that left for an address, or may have, in any case, newest first. */
export async function listSentTo(
  db: Kysely<Database>,
  vault: Vault,
  addressIndex: Buffer,
): Promise<CorrespondenceRecord[]> {
  const rows = await db
    .selectFrom('correspondence')
    .select(recordColumns)
    .where('addressIndex', '=', addressIndex)
    .where(({ or, eb }) => or([eb('sentAt', 'is not', null), eb('pastRecall', '=', true)]))
    .orderBy('submittedAt', 'desc')
    .orderBy('correspondenceId', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => openRow(vault, row))
}

/**
 * What has not left yet, or is leaving, for an address in any case, or for a party at any address. Nobody else changes it
 * meanwhile.
 */
export async function lockAheadFor(
  tx: Transaction<Database>,
  vault: Vault,
  given: { addressIndex: Buffer; caseId: string; partyId: string },
): Promise<CorrespondenceRecord[]> {
  const rows = await tx
    .selectFrom('correspondence')
    .select(recordColumns)
    .where('state', 'in', ['waiting', 'queued', 'sending'])
    .where(({ or, and, eb }) =>
      or([
        eb('addressIndex', '=', given.addressIndex),
        and([eb('caseId', '=', given.caseId), eb('partyId', '=', given.partyId)]),
      ]),
    )
    .orderBy('correspondenceId')
    .forUpdate()
    .execute()
  return rows.map((row) => openRow(vault, row))
}
