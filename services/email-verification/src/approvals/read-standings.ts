import type { Kysely } from 'kysely'
import type { Context } from '../context.ts'
import { mayAskAcceptance, type Standing } from '../rules/steps.ts'
import { findWaitingOf } from '../store/approvals.ts'
import { readFrozen } from '../store/freezes.ts'
import type { Database } from '../store/tables.ts'
import type { VerificationRecord } from '../store/verification-record.ts'
import { hasAcceptable } from './find-acceptable.ts'

/** What stands around a verification beside what it holds itself. */
export type Surroundings = Omit<Standing, 'needsAPerson'>

/** Of verifications of one case, in their order. */
export async function readStandings(
  db: Kysely<Database>,
  { vault, clock }: Pick<Context, 'vault' | 'clock'>,
  caseId: string,
  records: readonly VerificationRecord[],
): Promise<Array<{ record: VerificationRecord; surroundings: Surroundings }>> {
  const now = clock.now()
  const verificationIds = records.map(({ verificationId }) => verificationId)
  const isFrozen = await readFrozen(db, caseId)
  const waiting = await findWaitingOf(db, caseId, { verificationIds, now })
  const standings: Array<{ record: VerificationRecord; surroundings: Surroundings }> = []
  for (const record of records) {
    const surroundings = {
      isFrozen: isFrozen(record.partyId),
      approvalId: waiting.get(record.verificationId) ?? null,
      hasAcceptableReply: mayAskAcceptance(record, now) && (await hasAcceptable(db, vault, record)),
    }
    standings.push({ record, surroundings })
  }
  return standings
}
