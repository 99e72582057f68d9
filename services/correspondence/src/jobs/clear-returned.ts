import type { Context } from '../context.ts'
import { clearUnknownReturned } from '../store/returned-mail.ts'
import { queues } from '../store/schema.ts'
import { planJob } from './plan-job.ts'

const dayMilliseconds = 86_400_000
const pauseMilliseconds = 3_600_000

/** Removes the content of what came back and belongs to nothing of ours once it is old, and comes back in an hour. */
export async function clearReturned(context: Context): Promise<void> {
  const now = context.clock.now().getTime()
  const before = new Date(now - context.config.keepUnknownDays * dayMilliseconds)
  const cleared = await clearUnknownReturned(context.db, before)
  if (cleared > 0) context.log.info({ cleared }, 'old mail that belongs to nothing was cleared')
  await planJob(context, queues.clearReturned, new Date(now + pauseMilliseconds))
}
