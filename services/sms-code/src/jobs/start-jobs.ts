import type { Context } from '../context.ts'
import type { TextReport } from '../gateways/report-gateway.ts'
import { queues } from '../store/schema.ts'
import type { TextKey } from '../store/tables.ts'
import { reportText } from './report-text.ts'
import { sendText } from './send-text.ts'

/** Starts to take jobs. Each can run twice. */
export async function startJobs(context: Context): Promise<void> {
  const { jobs } = context
  await jobs.work<TextKey>(queues.sendText, (key) => sendText(context, key))
  await jobs.work<TextReport>(queues.reportText, (report) => reportText(context, report))
}
