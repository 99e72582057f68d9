import type { Context } from '../context.ts'
import type { VerificationJob } from './queues.ts'
import { settle } from './settle.ts'

/** Writes down what time has done already: an open verification is over, a verified one too old. */
export async function expire(context: Context, job: VerificationJob): Promise<void> {
  await context.db.transaction().execute((tx) => settle(tx, context, job, { kind: 'expire' }))
}
