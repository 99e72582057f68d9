import type { Context } from '../context.ts'
import type { IncidentKey } from '../store/incidents.ts'
import { queues } from '../store/schema.ts'
import { startWebhookJobs } from '../webhooks/index.ts'
import { freezeParty } from './freeze-party.ts'

/** Starts to take jobs. Each can run twice. */
export async function startJobs(context: Context): Promise<void> {
  const { jobs } = context
  await jobs.work<IncidentKey>(queues.freezeParty, (key) => freezeParty(context, key), {
    concurrency: 1,
  })
  await startWebhookJobs(context)
}
