import type { Context } from '../context.ts'
import { hasUnreadMail } from '../store/unread-mail.ts'
import { findVerification } from '../store/verifications.ts'
import type { VerificationJob } from './queues.ts'
import { recordOutcome } from './record-outcome.ts'

const lookAgainMilliseconds = 30_000
/** The queue tries to read a mail for about a day; after that nobody waits for it. */
const patienceMilliseconds = 26 * 3_600_000

/**
 * Writes down what time has done already: an open verification is over, a verified one too old. A mail that came in time
 * and is not read yet could still verify an open one, and its codes have to live until then.
 */
export async function expire(context: Context, job: VerificationJob): Promise<void> {
  const { db, vault, jobs, clock } = context
  const now = clock.now().getTime()
  const record = await findVerification(db, vault, job)
  const isOpen = record?.state === 'awaiting-reply'
  const after = new Date(now - patienceMilliseconds)
  await db.transaction().execute(async (tx) => {
    if (isOpen && (await hasUnreadMail(tx, job, { after, before: record.openUntil }))) {
      const startAfter = new Date(now + lookAgainMilliseconds)
      await jobs.enqueue(tx, 'expire', { ...job }, { startAfter })
      return
    }
    await recordOutcome(tx, context, job, { kind: 'expire' })
  })
}
