import { addWebhook, refuse } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { insertWebhook, listWebhooksOf, lockWebhooksOf } from '../store/webhooks.ts'
import { auditWebhook } from '../webhooks/own-webhook.ts'
import { presentWebhook } from '../webhooks/present-webhook.ts'
import { makeSecret } from '../webhooks/sign.ts'
import type { WebhookContext } from '../webhooks/webhook-context.ts'
import { isWebhookUrl } from '../webhooks/webhook-url.ts'

const mostWebhooks = 5

export function addWebhookRoute(context: WebhookContext): Route {
  const { db, vault, clock, config } = context
  return route(addWebhook, async ({ body: { url } }, { caller }) => {
    if (!isWebhookUrl(url, config.localWebhooks)) return refuse('webhook-address')
    const { clientId } = caller
    return db.transaction().execute(async (tx) => {
      await lockWebhooksOf(tx, clientId)
      const known = await listWebhooksOf(tx, vault, clientId)
      if (known.length >= mostWebhooks) return refuse('too-many-webhooks')
      const at = clock.now()
      const secret = makeSecret()
      const webhook = await insertWebhook(tx, vault, { clientId, url, secret, at })
      const { webhookId } = webhook
      await auditWebhook(tx, context, { caller, action: 'added', webhookId, at })
      return { webhook: presentWebhook(webhook, at), secret }
    })
  })
}
