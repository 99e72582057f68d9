import type { Change, VerificationView } from '@gwirio/contracts'
import type { Kysely } from 'kysely'
import { readStandings, type Surroundings } from './approvals/read-standings.ts'
import type { Context } from './context.ts'
import { needsOf } from './rules/approval.ts'
import { listHeld } from './rules/attention.ts'
import { allowedSteps } from './rules/steps.ts'
import { firstShown } from './rules/telling.ts'
import { atThisInstant } from './rules/verification.ts'
import { listChanges } from './store/changes.ts'
import { countReplies } from './store/replies.ts'
import type { Database } from './store/tables.ts'
import type { VerificationRecord } from './store/verification-record.ts'

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
  const changes = await listChanges(db, caseId, records.map(wantedOf))
  const ids = records.map(({ verificationId }) => verificationId)
  const replies = await countReplies(db, caseId, ids)
  const standings = await readStandings(db, context, caseId, records)
  return standings.map(({ record, surroundings }) => {
    const { verificationId: id } = record
    const history = { told: changes.get(id) ?? [], replyCount: replies.get(id) ?? 0 }
    return toView(context, record, { history, surroundings })
  })
}

function wantedOf({ verificationId, version, attention }: VerificationRecord) {
  const from = firstShown({ version })
  return { verificationId, from, attention: attention?.sequence ?? null }
}

interface History {
  /** The newest, and before them what needs a person where it is older. */
  readonly told: readonly Change[]
  readonly replyCount: number
}

function toView(
  { clock, numbers }: Context,
  stored: VerificationRecord,
  { history, surroundings }: { history: History; surroundings: Surroundings },
): VerificationView {
  const now = clock.now()
  const record = atThisInstant(stored, now, numbers)
  const { told, replyCount } = history
  const attention = told.find(({ sequence }) => sequence === record.attention?.sequence) ?? null
  const standing = { ...surroundings, needsAPerson: attention !== null }
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
    held: listHeld(told),
    allowed: allowedSteps(record, standing, { now, numbers }),
    approvalId: standing.approvalId,
    safeToText: record.safeToText,
    frozen: standing.isFrozen,
    resumeNeeds: needsOf(['resume'], record),
    changes: told.filter(({ sequence }) => sequence >= firstShown(record)),
    changeCount: record.version,
    replyCount,
  }
}
