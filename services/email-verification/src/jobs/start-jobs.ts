import type { Context } from '../context.ts'
import { acceptReply } from './accept-reply.ts'
import { clearUnknown, planClearing } from './clear-unknown-mail.ts'
import { compareAgain } from './compare-again.ts'
import { expire } from './expire.ts'
import { issueCode } from './issue-code.ts'
import type { AcceptJob, CodeJob, MailJob, ReplyJob, VerificationJob } from './queues.ts'
import { readReply } from './read-reply.ts'
import { rotateReceiptKeys } from './rotate-receipt-keys.ts'
import { sendMail } from './send-mail.ts'
import { stopCodes } from './stop-codes.ts'

/** Begins to work on every queue of the service; each worker looks at its queue now and then, so there are not many. */
export async function startJobs(context: Context): Promise<void> {
  const { jobs } = context
  await jobs.work<MailJob>('send-prompt', (job) => sendMail(context, job), { concurrency: 2 })
  await jobs.work<MailJob>('send-answer', (job) => sendMail(context, job), { concurrency: 2 })
  await jobs.work<CodeJob>('issue-code', (job) => issueCode(context, job), { concurrency: 2 })
  await jobs.work<VerificationJob>('stop-codes', (job, info) => stopCodes(context, job, info))
  await jobs.work<ReplyJob>('read-reply', (job, info) => readReply(context, job, info))
  await jobs.work<AcceptJob>('accept-reply', (job) => acceptReply(context, job), { concurrency: 1 })
  await jobs.work<VerificationJob>('compare-again', (job) => compareAgain(context, job), {
    concurrency: 1,
  })
  await jobs.work<VerificationJob>('expire', (job) => expire(context, job), { concurrency: 1 })
  await jobs.work('clear-unknown', () => clearUnknown(context), { concurrency: 1 })
  await jobs.work('rotate-receipt-keys', () => rotateReceiptKeys(context), { concurrency: 1 })
  await planClearing(context, context.clock.now())
  await rotateReceiptKeys(context)
}
