import { lockName } from '@gwirio/database'
import type { Transaction } from 'kysely'
import type { Database } from './tables.ts'

interface Comparison {
  readonly caseId: string
  readonly identityCheckId: string
  readonly addressIndex: Buffer
  readonly at: Date
}

/**
 * Notes that an address is compared with those of others in a call. Two at once wait for each other.
 *
 * @returns false when it is one too many, and not noted; one that was compared before is never too many
 */
export async function noteComparison(
  tx: Transaction<Database>,
  { caseId, identityCheckId, addressIndex, at }: Comparison,
  most: number,
): Promise<boolean> {
  await lockName(tx, `email_verification.call:${identityCheckId}`)
  const rows = await tx
    .selectFrom('comparedAddress')
    .select('addressIndex')
    .where('caseId', '=', caseId)
    .where('identityCheckId', '=', identityCheckId)
    .execute()
  if (rows.some((row) => row.addressIndex.equals(addressIndex))) return true
  if (rows.length >= most) return false
  const row = { caseId, identityCheckId, addressIndex, at }
  await tx.insertInto('comparedAddress').values(row).execute()
  return true
}
