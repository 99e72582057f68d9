import type { Context } from '../context.ts'
import { clearUnknownMail } from '../store/received-mail.ts'

const dayMilliseconds = 86_400_000
const pauseMilliseconds = 3_600_000

/** Removes the content of mail that belongs to no verification once it is old, and comes back in an hour. */
export async function clearUnknown(context: Context): Promise<void> {
  const now = context.clock.now().getTime()
  const before = new Date(now - context.keepUnknownDays * dayMilliseconds)
  const cleared = await clearUnknownMail(context.db, before)
  if (cleared > 0) context.log.info({ cleared }, 'old mail of nobody was cleared')
  await planClearing(context, new Date(now + pauseMilliseconds))
}

/** One at a time waits, however many processes ask for it. */
export async function planClearing(context: Context, startAfter: Date): Promise<void> {
  await context.db
    .transaction()
    .execute((tx) =>
      context.jobs.enqueue(tx, 'clear-unknown', {}, { startAfter, singletonKey: 'clear-unknown' }),
    )
}
