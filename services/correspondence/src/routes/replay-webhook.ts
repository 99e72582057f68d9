import { refuse, replayWebhook } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { queues } from '../store/schema.ts'
import { offerAgain } from '../store/webhook-events.ts'
import { updateWebhook } from '../store/webhooks.ts'
import { auditWebhook, lockOwnWebhook } from '../webhooks/own-webhook.ts'
import type { WebhookContext } from '../webhooks/webhook-context.ts'

/** Also the way back for one that was disabled. */
export function replayWebhookRoute(context: WebhookContext): Route {
  const { db, clock, jobs } = context
  return route(replayWebhook, async ({ params: { webhookId }, body }, { caller }) =>
    db.transaction().execute(async (tx) => {
      const webhook = await lockOwnWebhook(tx, context, { caller, webhookId })
      if (!webhook) return refuse('webhook-not-found')
      const at = clock.now()
      const events = await offerAgain(tx, webhookId, { since: new Date(body.since), now: at })
      const health = { failures: 0, failingSince: null, restUntil: null }
      await updateWebhook(tx, webhookId, { ...health, state: 'active' })
      const details = { since: body.since, events }
      await auditWebhook(tx, context, { caller, action: 'replayed', webhookId, at, details })
      await jobs.enqueue(tx, queues.tellAgain, { webhookId })
      return { events }
    }),
  )
}
