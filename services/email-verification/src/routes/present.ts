import type { Change, VerificationView } from '@gwirio/contracts'
import type { Kysely } from 'kysely'
import type { Context } from '../context.ts'
import { atThisInstant } from '../rules/verification.ts'
import { listChanges } from '../store/changes.ts'
import type { Database } from '../store/tables.ts'
import type { VerificationRecord } from '../store/verification-record.ts'

/** A verification as callers see it, in the state it has now. */
export async function presentVerification(
  db: Kysely<Database>,
  context: Context,
  record: VerificationRecord,
): Promise<VerificationView> {
  const { caseId, verificationId } = record
  const changes = await listChanges(db, caseId, [verificationId])
  return toView(context, record, changes.get(verificationId) ?? [])
}

export function toView(
  context: Context,
  stored: VerificationRecord,
  changes: readonly Change[],
): VerificationView {
  const record = atThisInstant(stored, context.clock.now(), context.numbers)
  return {
    caseId: record.caseId,
    caseReference: record.caseReference,
    partyId: record.partyId,
    partyReference: record.partyReference,
    verificationId: record.verificationId,
    state: record.state,
    reason: record.reason,
    address: record.typedAddress,
    level: record.level,
    startedAt: record.startedAt.toISOString(),
    openUntil: record.openUntil.toISOString(),
    verifiedAt: record.verifiedAt?.toISOString() ?? null,
    verifiedUntil: record.verifiedUntil?.toISOString() ?? null,
    triesLeft: record.triesLeft,
    codesLeft: record.codesLeft,
    area: record.area,
    attention: changes.find(({ sequence }) => sequence === record.attention?.sequence) ?? null,
    allowed: [],
    approvalId: null,
    safeToText: record.safeToText,
    frozen: false,
    changes: [...changes],
  }
}
