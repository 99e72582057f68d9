import type { Kysely } from 'kysely'
import type { Database } from './tables.ts'
import type { Vault } from './vault.ts'
import type { VerificationRecord } from './verification-record.ts'

/** The addresses of others, as digests, which two people saw to be near that of a verification when they agreed to it. */
export async function listAcceptedLikeness(
  db: Kysely<Database>,
  vault: Vault,
  { caseId, verificationId, identityCheckId, address }: VerificationRecord,
): Promise<Buffer[]> {
  const rows = await db
    .selectFrom('approval')
    .select('nearIndexes')
    .where('caseId', '=', caseId)
    .where('state', '=', 'approved')
    .where('nearIndexes', 'is not', null)
    .where(({ eb, or, and }) =>
      or([
        eb('verificationId', '=', verificationId),
        and([
          eb('identityCheckId', '=', identityCheckId),
          eb('addressIndex', '=', vault.addressIndex(address)),
        ]),
      ]),
    )
    .execute()
  return rows.flatMap(({ nearIndexes }) => nearIndexes ?? [])
}
