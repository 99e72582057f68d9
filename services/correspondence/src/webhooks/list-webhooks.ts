import { listWebhooks } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { presentWebhook } from './present-webhook.ts'
import type { WebhookContext } from './webhook-context.ts'
import { listWebhooksOf } from './webhook-store.ts'

export function listWebhooksRoute({ db, vault, clock }: WebhookContext): Route {
  return route(listWebhooks, async (_input, { caller }) => {
    const webhooks = await listWebhooksOf(db, vault, caller.clientId)
    return { webhooks: webhooks.map((webhook) => presentWebhook(webhook, clock.now())) }
  })
}
