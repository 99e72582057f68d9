import type { Clearance } from '@gwirio/contracts'
import type { Kysely } from 'kysely'
import type { Context } from '../context.ts'
import type { Likeness } from '../rules/other-parties.ts'
import type { Database } from '../store/tables.ts'
import type { VerificationRecord } from '../store/verification-record.ts'
import { findStartNeeds } from './find-start-needs.ts'

/** How what a verification is about stands to the other parties now: as at a start, with what is on file by now. */
export async function findLikenessNow(
  db: Kysely<Database>,
  context: Context,
  { caseId, address }: Pick<VerificationRecord, 'caseId' | 'address'>,
  clearance: Clearance,
): Promise<Likeness | 'mobile-shared'> {
  if (clearance.mobileShared) return 'mobile-shared'
  const asked = { caseId, clearance, address }
  const { likeness } = await findStartNeeds(db, context, asked, context.clock.now())
  return likeness
}
