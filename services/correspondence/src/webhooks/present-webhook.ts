import type { WebhookView } from '@gwirio/contracts'
import { oldSecretGoodUntil } from '../rules/webhook-offers.ts'
import type { WebhookRecord } from '../store/webhooks.ts'

/** What its client sees of it: never the secrets. */
export function presentWebhook(webhook: WebhookRecord, now: Date): WebhookView {
  return {
    webhookId: webhook.webhookId,
    url: webhook.url,
    state: webhook.state,
    secretChangedAt: webhook.secretChangedAt.toISOString(),
    oldSecretUntil: oldSecretGoodUntil(webhook.oldSecretUntil, now)?.toISOString() ?? null,
    lastDeliveredAt: webhook.lastDeliveredAt?.toISOString() ?? null,
  }
}
