import type { Route } from '@gwirio/service-kit'
import { queues } from '../store/schema.ts'
import { addWebhookRoute } from './add-webhook.ts'
import { changeWebhookSecretRoute } from './change-webhook-secret.ts'
import type { Telling } from './event-store.ts'
import { forgetTold, planForgetting } from './forget-told.ts'
import { listWebhooksRoute } from './list-webhooks.ts'
import { removeWebhookRoute } from './remove-webhook.ts'
import { replayWebhookRoute } from './replay-webhook.ts'
import { tellAgain } from './tell-again.ts'
import { tellWebhook } from './tell-webhook.ts'
import type { WebhookContext } from './webhook-context.ts'

export function webhookRoutes(context: WebhookContext): Route[] {
  return [
    addWebhookRoute(context),
    listWebhooksRoute(context),
    changeWebhookSecretRoute(context),
    replayWebhookRoute(context),
    removeWebhookRoute(context),
  ]
}

/** Starts to take the jobs of webhooks. Each can run twice. */
export async function startWebhookJobs(context: WebhookContext): Promise<void> {
  const { jobs } = context
  await jobs.work<Telling>(queues.tellWebhook, (telling) => tellWebhook(context, telling))
  await jobs.work<{ webhookId: string }>(queues.tellAgain, (which) => tellAgain(context, which), {
    concurrency: 1,
  })
  await jobs.work(queues.forgetTold, () => forgetTold(context), { concurrency: 1 })
  await planForgetting(context, context.clock.now())
}
