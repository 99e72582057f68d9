import type { JobInfo } from '@gwirio/database'
import type { Context } from '../context.ts'
import { quickRetries, type VerificationJob } from './queues.ts'

/** Kills the codes of a verification. Tried quickly for minutes, then ever more slowly for a day. */
export async function stopCodes(
  context: Pick<Context, 'db' | 'jobs' | 'smsCode'>,
  { caseId, verificationId }: VerificationJob,
  { attempt }: Pick<JobInfo, 'attempt'>,
): Promise<void> {
  try {
    await context.smsCode.stopCodes({ caseId, verificationId })
  } catch (error) {
    if (attempt < quickRetries.retryLimit) throw error
    await context.jobs.enqueue(context.db, 'stop-codes', { caseId, verificationId })
  }
}
