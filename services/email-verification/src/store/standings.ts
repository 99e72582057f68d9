import type { Kysely } from 'kysely'
import { findWaitingOf } from './approvals.ts'
import { listFrozenParties } from './freezes.ts'
import type { Database } from './tables.ts'
import type { VerificationRecord } from './verification-record.ts'

/** What stands around a verification, beside what it holds itself. */
export interface Standing {
  readonly isFrozen: boolean
  /** What waits for a second person. */
  readonly approvalId: string | null
}

/** Of verifications of one case. */
export async function readStandings(
  db: Kysely<Database>,
  caseId: string,
  { records, now }: { records: readonly VerificationRecord[]; now: Date },
): Promise<(record: VerificationRecord) => Standing> {
  const verificationIds = records.map(({ verificationId }) => verificationId)
  const frozen = await listFrozenParties(db, caseId)
  const waiting = await findWaitingOf(db, caseId, { verificationIds, now })
  return ({ partyId, verificationId }) => ({
    isFrozen: frozen.includes(null) || frozen.includes(partyId),
    approvalId: waiting.get(verificationId) ?? null,
  })
}
