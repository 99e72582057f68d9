import { changeWebhookSecret, refuse } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { changeSecret } from '../store/webhooks.ts'
import { auditWebhook, lockOwnWebhook } from '../webhooks/own-webhook.ts'
import { presentWebhook } from '../webhooks/present-webhook.ts'
import { makeSecret } from '../webhooks/sign.ts'
import type { WebhookContext } from '../webhooks/webhook-context.ts'

export function changeWebhookSecretRoute(context: WebhookContext): Route {
  const { db, vault, clock } = context
  return route(changeWebhookSecret, async ({ params: { webhookId }, body }, { caller }) =>
    db.transaction().execute(async (tx) => {
      const webhook = await lockOwnWebhook(tx, context, { caller, webhookId })
      if (!webhook) return refuse('webhook-not-found')
      const at = clock.now()
      const secret = makeSecret()
      const keepOldUntil = endOf(at, body.keepOldHours)
      const changed = await changeSecret(tx, vault, webhook, { secret, at, keepOldUntil })
      const details = { keepOldHours: body.keepOldHours }
      await auditWebhook(tx, context, { caller, action: 'secret-changed', webhookId, at, details })
      return { webhook: presentWebhook(changed, at), secret }
    }),
  )
}

function endOf(at: Date, hours: number): Date | null {
  return hours === 0 ? null : new Date(at.getTime() + hours * 3_600_000)
}
