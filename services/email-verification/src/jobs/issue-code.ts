import { isRefusal } from '@gwirio/contracts'
import type { Context } from '../context.ts'
import type { Command } from '../rules/command.ts'
import { refuseText } from '../rules/safe-to-text.ts'
import { currentState } from '../rules/verification.ts'
import type { VerificationRecord } from '../store/verification-record.ts'
import { findVerification } from '../store/verifications.ts'
import type { CodeJob } from './queues.ts'
import { recordOutcome } from './record-outcome.ts'

/**
 * Has a code texted, when a text is safe now. The request id stands in the job, so that a second run asks for the same
 * code.
 */
export async function issueCode(context: Context, job: CodeJob): Promise<void> {
  const record = await findVerification(context.db, context.vault, job)
  const now = context.clock.now()
  if (!record || currentState(record, now) !== 'awaiting-reply') return
  const refused = refuseText(record.safeToText, wantedBy(context, job), now)
  const command = refused ?? (await ask(context, job, record))
  await context.db.transaction().execute((tx) => recordOutcome(tx, context, job, command))
}

/** A job from before this was kept was asked for by nobody. */
function wantedBy({ numbers: { callMinutes } }: Context, { askedAt }: CodeJob) {
  return { askedAt: askedAt ? new Date(askedAt) : null, callMinutes }
}

async function ask(
  context: Context,
  { requestId }: CodeJob,
  record: VerificationRecord,
): Promise<Command> {
  const { caseId, partyId, verificationId, mobile, language } = record
  const asked = { caseId, partyId, verificationId, requestId, mobile, language }
  const answer = await context.smsCode.issueCode(asked)
  return isRefusal(answer)
    ? { kind: 'code-refused', reason: answer.refused }
    : { kind: 'code-issued', codesLeft: answer.codesLeft }
}
