import type { Context } from '../context.ts'
import type { ChangeReport } from '../report-change.ts'
import { queues } from '../store/schema.ts'

/** Starts to take jobs. Each can run twice: the report has an id of its own. */
export async function startJobs({ jobs, reports }: Context): Promise<void> {
  await jobs.work<ChangeReport>(queues.reportPartyChange, reports)
}
