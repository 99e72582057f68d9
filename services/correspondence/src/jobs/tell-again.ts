import { queues } from '../store/schema.ts'
import { listUntold } from '../store/webhook-events.ts'
import type { WebhookContext } from '../webhooks/webhook-context.ts'

const lettersAtOnce = 100

/** After a replay: a job for each letter of which something is to be told, oldest first. */
export async function tellAgain(
  { db, jobs }: WebhookContext,
  { webhookId }: { webhookId: string },
): Promise<void> {
  const untold = await listUntold(db, webhookId)
  for (let from = 0; from < untold.length; from += lettersAtOnce)
    await db.transaction().execute(async (tx) => {
      for (const telling of untold.slice(from, from + lettersAtOnce))
        await jobs.enqueue(tx, queues.tellWebhook, telling)
    })
}
