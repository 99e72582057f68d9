import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import type { Cleared } from '../routes/read-clearance.ts'
import { countPartyChanges } from '../store/party-changes.ts'
import type { Database } from '../store/tables.ts'
import type { VerificationRecord } from '../store/verification-record.ts'
import { findLikenessNow } from './find-likeness-now.ts'
import { casesOf } from './find-start-needs.ts'

/**
 * What was suspended is compared with the other parties again, as at a start, before it opens the gate: nobody can agree to
 * what is shared with another party. The cases are held locked.
 */
export async function findResumeObjection(
  tx: Transaction<Database>,
  context: Context,
  record: VerificationRecord,
  { clearance, changesBefore }: Cleared,
): Promise<'address-not-usable' | 'mobile-not-usable' | 'not-ready' | null> {
  const { caseId } = record
  // What identity-check said may not be true any more
  const changes = await countPartyChanges(tx, casesOf({ caseId, clearance }))
  if (changes !== changesBefore) return 'not-ready'
  const likeness = await findLikenessNow(tx, context, record, clearance)
  if (likeness === 'mobile-shared') return 'mobile-not-usable'
  return likeness === 'collision' ? 'address-not-usable' : null
}
