import { type Clearance, isRefusal } from '@gwirio/contracts'
import type { Transaction } from 'kysely'
import { actOn } from '../act-on.ts'
import { findLikenessNow } from '../approvals/find-likeness-now.ts'
import { casesOf } from '../approvals/find-start-needs.ts'
import { appendAudit, ourselves } from '../carry-out.ts'
import type { Context } from '../context.ts'
import { liveStates } from '../rules/model.ts'
import { covers, type Likeness } from '../rules/other-parties.ts'
import { currentState } from '../rules/verification.ts'
import { listAcceptedLikeness } from '../store/accepted-likeness.ts'
import { lockCases } from '../store/case-lock.ts'
import type { Database } from '../store/tables.ts'
import type { VerificationRecord } from '../store/verification-record.ts'
import { findVerification, lockVerification } from '../store/verifications.ts'
import type { VerificationJob } from './queues.ts'

/**
 * Compares a live verification with the other parties again, on file and in their verifications: what is shared with one
 * of them, or a slip away without two people having accepted that, is doubted. A second run finds the doubt there.
 *
 * @throws {ServiceError} when identity-check cannot be asked: the queue tries again
 */
export async function compareAgain(context: Context, job: VerificationJob): Promise<void> {
  const { db, vault, clock } = context
  const found = await findVerification(db, vault, job)
  if (!found) throw new Error('A job names a verification that is not there')
  const clearance = await context.identityCheck.readClearance(found)
  await db.transaction().execute(async (tx) => {
    const { caseId } = job
    await lockCases(tx, isRefusal(clearance) ? [caseId] : casesOf({ caseId, clearance }))
    const record = await lockVerification(tx, vault, job)
    if (!record || !liveStates.includes(currentState(record, clock.now()))) return
    // Of a check that is not there any more nothing can be compared
    const likeness = isRefusal(clearance)
      ? 'not-known'
      : await findDoubt(tx, context, record, clearance)
    await appendAudit(tx, context, record, {
      action: 'verification.compared',
      reason: likeness,
      cause: { actor: ourselves, at: clock.now() },
    })
    if (!fine.includes(likeness)) await doubt(tx, context, record)
  })
}

const fine: readonly string[] = ['none', 'accepted']

/** A likeness that two people accepted is none, as long as what it is like is what they saw. */
async function findDoubt(
  tx: Transaction<Database>,
  context: Context,
  record: VerificationRecord,
  clearance: Clearance,
): Promise<Likeness | 'mobile-shared' | 'accepted'> {
  const { likeness, near } = await findLikenessNow(tx, context, record, clearance)
  if (likeness !== 'near-miss') return likeness
  const accepted = await listAcceptedLikeness(tx, context.vault, record)
  return covers(accepted, near) ? 'accepted' : likeness
}

async function doubt(
  tx: Transaction<Database>,
  context: Context,
  record: VerificationRecord,
): Promise<void> {
  const command = { kind: 'new-party-in-case' } as const
  // One whose suspension was taken back has no doubt left
  const known = { 'awaiting-reply': record.doubt, suspended: record.reason }
  const { state } = record
  if ((state === 'awaiting-reply' || state === 'suspended') && known[state] === command.kind) return
  const cause = { actor: ourselves, at: context.clock.now() }
  await actOn(tx, context, record, { command, cause })
}
