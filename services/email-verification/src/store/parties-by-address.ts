import type { Kysely } from 'kysely'
import type { Database } from './tables.ts'

/**
 * The parties that ever had a verification of this address, or of one that it collides with; by their references.
 *
 * @param given.address index of the collision form
 */
export async function findPartiesByAddress(
  db: Kysely<Database>,
  given: { address: Buffer; most: number },
) {
  return await db
    .selectFrom('verification')
    .select(['caseId', 'caseReference', 'partyId', 'partyReference'])
    .distinct()
    .where('comparableIndex', '=', given.address)
    .orderBy('caseReference')
    .orderBy('partyReference')
    .orderBy('caseId')
    .limit(given.most)
    .execute()
}
