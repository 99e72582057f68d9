import type { Context } from '../context.ts'

/** Has a job without input run then: of its queue one at a time waits, however many processes ask for it. */
export async function planJob(
  { db, jobs }: Pick<Context, 'db' | 'jobs'>,
  queue: string,
  startAfter: Date,
): Promise<void> {
  await jobs.enqueue(db, queue, {}, { startAfter, singletonKey: queue })
}
