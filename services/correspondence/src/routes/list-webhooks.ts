import { listWebhooks } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { listWebhooksOf } from '../store/webhooks.ts'
import { presentWebhook } from '../webhooks/present-webhook.ts'
import type { WebhookContext } from '../webhooks/webhook-context.ts'

export function listWebhooksRoute({ db, vault, clock }: WebhookContext): Route {
  return route(listWebhooks, async (_input, { caller }) => {
    const webhooks = await listWebhooksOf(db, vault, caller.clientId)
    return { webhooks: webhooks.map((webhook) => presentWebhook(webhook, clock.now())) }
  })
}
