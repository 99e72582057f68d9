import { comparableAddress } from '@gwirio/mail'
import type { Kysely } from 'kysely'
import { liveStates } from '../rules/model.ts'
import { holdsItsAddress } from '../rules/other-parties.ts'
import type { Database } from './tables.ts'
import type { Vault } from './vault.ts'
import { openRow } from './verification-record.ts'

/**
 * The addresses, in their collision form, that other parties of some cases have shown to be theirs or are about to: a
 * mailbox that was ever verified stays theirs.
 */
export async function listAddressesOfOthers(
  db: Kysely<Database>,
  vault: Vault,
  { caseIds, partyId, now }: { caseIds: readonly string[]; partyId: string; now: Date },
): Promise<string[]> {
  const rows = await db
    .selectFrom('verification')
    .selectAll()
    .where('caseId', 'in', [...caseIds])
    .where('partyId', '<>', partyId)
    .where(({ eb, or }) => or([eb('state', 'in', liveStates), eb('verifiedAt', 'is not', null)]))
    .execute()
  const held = rows.filter((row) => holdsItsAddress(row, now))
  return [...new Set(held.map((row) => comparableAddress(openRow(vault, row).address)))]
}
