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
): Promise<{ likeness: Likeness | 'mobile-shared'; near: readonly Buffer[] }> {
  if (clearance.mobileShared) return { likeness: 'mobile-shared', near: [] }
  const asked = { caseId, clearance, address }
  return await findStartNeeds(db, context, asked, context.clock.now())
}
