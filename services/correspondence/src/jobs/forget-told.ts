import { queues } from '../store/schema.ts'
import { deleteEventsBefore } from '../store/webhook-events.ts'
import type { WebhookContext } from '../webhooks/webhook-context.ts'
import { planJob } from './plan-job.ts'

const dayMilliseconds = 86_400_000
const pauseMilliseconds = 3_600_000

/** Removes events that can no longer be replayed, told or not, and comes back in an hour. */
export async function forgetTold(context: WebhookContext): Promise<void> {
  const now = context.clock.now().getTime()
  const before = new Date(now - context.config.webhookReplayDays * dayMilliseconds)
  await deleteEventsBefore(context.db, before)
  await planJob(context, queues.forgetTold, new Date(now + pauseMilliseconds))
}
