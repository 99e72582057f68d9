import { isRefusal } from '@gwirio/contracts'
import type { Context } from '../context.ts'
import { currentState } from '../rules/verification.ts'
import { findVerification } from '../store/verifications.ts'
import type { CodeJob } from './queues.ts'
import { settle } from './settle.ts'

/** Has a code texted. The request id stands in the job, so that a second run asks for the same code. */
export async function issueCode(context: Context, job: CodeJob): Promise<void> {
  const record = await findVerification(context.db, context.vault, job)
  if (!record || currentState(record, context.clock.now()) !== 'awaiting-reply') return
  const { caseId, partyId, verificationId, mobile, language } = record
  const { requestId } = job
  const asked = { caseId, partyId, verificationId, requestId, mobile, language }
  const answer = await context.smsCode.issueCode(asked)
  const command = isRefusal(answer)
    ? ({ kind: 'code-refused', reason: answer.refused } as const)
    : ({ kind: 'code-issued', codesLeft: answer.codesLeft } as const)
  await context.db.transaction().execute((tx) => settle(tx, context, job, command))
}
