import type { Area } from '@gwirio/contracts'
import type { Kysely } from 'kysely'
import type { Database } from './tables.ts'

/** What a case, and a party of it, are called. */
interface References {
  readonly caseReference: string
  readonly area: Area
  /** Null where none of its verifications is of this party, or none was asked for. */
  readonly partyReference: string | null
}

/**
 * As the newest verification of the party says, else of the case; they were told by identity-check when it began.
 *
 * @param of.partyId null: the whole case
 * @returns null where there never was one
 */
export async function findReferences(
  db: Kysely<Database>,
  { caseId, partyId }: { caseId: string; partyId: string | null },
): Promise<References | null> {
  const newest = db
    .selectFrom('verification')
    .select(['caseReference', 'area', 'partyReference'])
    .where('caseId', '=', caseId)
    .orderBy('startedAt', 'desc')
    .limit(1)
  const ofParty =
    partyId === null ? null : await newest.where('partyId', '=', partyId).executeTakeFirst()
  if (ofParty) return ofParty
  const ofCase = await newest.executeTakeFirst()
  return ofCase ? { ...ofCase, partyReference: null } : null
}
