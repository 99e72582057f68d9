import type { Change, VerificationView } from '@gwirio/contracts'
import type { Kysely } from 'kysely'
import type { Context } from '../context.ts'
import { allowedSteps } from '../rules/steps.ts'
import { atThisInstant } from '../rules/verification.ts'
import { listChanges } from '../store/changes.ts'
import { readStandings, type Standing } from '../store/standings.ts'
import type { Database } from '../store/tables.ts'
import type { VerificationRecord } from '../store/verification-record.ts'

/** A verification as callers see it, in the state it has now. */
export async function presentVerification(
  db: Kysely<Database>,
  context: Context,
  record: VerificationRecord,
): Promise<VerificationView> {
  const [view] = await presentVerifications(db, context, [record])
  if (!view) throw new Error('One verification gives one view')
  return view
}

/** Verifications of one case. */
export async function presentVerifications(
  db: Kysely<Database>,
  context: Context,
  records: readonly VerificationRecord[],
): Promise<VerificationView[]> {
  const [first] = records
  if (!first) return []
  const { caseId } = first
  const ids = records.map(({ verificationId }) => verificationId)
  const changes = await listChanges(db, caseId, ids)
  const now = context.clock.now()
  const standingOf = await readStandings(db, caseId, { records, now })
  return records.map((record) =>
    toView(context, record, {
      changes: changes.get(record.verificationId) ?? [],
      standing: standingOf(record),
    }),
  )
}

function toView(
  { clock, numbers }: Context,
  stored: VerificationRecord,
  { changes, standing }: { changes: readonly Change[]; standing: Standing },
): VerificationView {
  const now = clock.now()
  const record = atThisInstant(stored, now, numbers)
  const attention = changes.find(({ sequence }) => sequence === record.attention?.sequence) ?? null
  const { isFrozen, approvalId } = standing
  const around = { isFrozen, isAsked: approvalId !== null, needsAPerson: attention !== null }
  return {
    caseId: record.caseId,
    caseReference: record.caseReference,
    partyId: record.partyId,
    partyReference: record.partyReference,
    verificationId: record.verificationId,
    identityCheckId: record.identityCheckId,
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
    attention,
    allowed: allowedSteps(record, { ...around, changes }, { now, numbers }),
    approvalId,
    safeToText: record.safeToText,
    frozen: isFrozen,
    changes: [...changes],
  }
}
