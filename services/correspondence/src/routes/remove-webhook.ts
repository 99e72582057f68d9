import { refuse, removeWebhook } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { deleteWebhook } from '../store/webhooks.ts'
import { auditWebhook, lockOwnWebhook } from '../webhooks/own-webhook.ts'
import type { WebhookContext } from '../webhooks/webhook-context.ts'

export function removeWebhookRoute(context: WebhookContext): Route {
  const { db, clock } = context
  return route(removeWebhook, async ({ params: { webhookId } }, { caller }) =>
    db.transaction().execute(async (tx) => {
      const webhook = await lockOwnWebhook(tx, context, { caller, webhookId })
      if (!webhook) return refuse('webhook-not-found')
      await deleteWebhook(tx, webhookId)
      const at = clock.now()
      await auditWebhook(tx, context, { caller, action: 'removed', webhookId, at })
      return undefined
    }),
  )
}
