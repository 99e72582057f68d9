import type { Context } from '../context.ts'
import type { CorrespondenceKey } from '../store/correspondence.ts'
import type { IncidentKey } from '../store/incidents.ts'
import { queues } from '../store/schema.ts'
import { startWebhookJobs } from '../webhooks/index.ts'
import { clearReturned } from './clear-returned.ts'
import { freezeParty } from './freeze-party.ts'
import { handOver } from './hand-over.ts'
import { planJob } from './plan-job.ts'
import { type ReturnedJob, readReturned } from './read-returned.ts'
import { type DeliveryReportJob, reportDelivery } from './report-delivery.ts'

/** Starts to take jobs. Each can run twice. */
export async function startJobs(context: Context): Promise<void> {
  const { jobs, config } = context
  await jobs.work<CorrespondenceKey>(queues.handOver, (key) => handOver(context, key), {
    concurrency: config.handOversAtOnce,
    perGroup: config.handOversPerDomain,
  })
  await jobs.work<DeliveryReportJob>(queues.reportDelivery, (job) => reportDelivery(context, job), {
    concurrency: 1,
  })
  await jobs.work<ReturnedJob>(queues.readReturned, (job) => readReturned(context, job), {
    concurrency: 2,
  })
  await jobs.work<IncidentKey>(queues.freezeParty, (key) => freezeParty(context, key), {
    concurrency: 1,
  })
  await jobs.work(queues.clearReturned, () => clearReturned(context), { concurrency: 1 })
  await planJob(context, queues.clearReturned, context.clock.now())
  await startWebhookJobs(context)
}
