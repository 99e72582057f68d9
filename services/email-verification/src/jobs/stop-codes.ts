import type { Context } from '../context.ts'
import type { VerificationJob } from './queues.ts'

export async function stopCodes(
  context: Context,
  { caseId, verificationId }: VerificationJob,
): Promise<void> {
  await context.smsCode.stopCodes({ caseId, verificationId })
}
