import type { Route } from '@gwirio/service-kit'
import { forgetTold } from '../jobs/forget-told.ts'
import { planJob } from '../jobs/plan-job.ts'
import { tellAgain } from '../jobs/tell-again.ts'
import { tellWebhook } from '../jobs/tell-webhook.ts'
import { addWebhookRoute } from '../routes/add-webhook.ts'
import { changeWebhookSecretRoute } from '../routes/change-webhook-secret.ts'
import { listWebhooksRoute } from '../routes/list-webhooks.ts'
import { removeWebhookRoute } from '../routes/remove-webhook.ts'
import { replayWebhookRoute } from '../routes/replay-webhook.ts'
import { queues } from '../store/schema.ts'
import type { Telling } from '../store/webhook-events.ts'
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
  await planJob(context, queues.forgetTold, context.clock.now())
}
