import type { WebhookView } from '@gwirio/contracts'
import type { WebhookRecord } from '../store/webhooks.ts'

/** What its client sees of it: never the secrets. */
export function presentWebhook(webhook: WebhookRecord, now: Date): WebhookView {
  const { oldSecretUntil } = webhook
  const isOldGood = oldSecretUntil !== null && oldSecretUntil > now
  return {
    webhookId: webhook.webhookId,
    url: webhook.url,
    state: webhook.state,
    secretChangedAt: webhook.secretChangedAt.toISOString(),
    oldSecretUntil: isOldGood ? oldSecretUntil.toISOString() : null,
    lastDeliveredAt: webhook.lastDeliveredAt?.toISOString() ?? null,
  }
}
