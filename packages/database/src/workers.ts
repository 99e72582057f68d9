import type { JobWithMetadata, PgBoss } from 'pg-boss'

/** Which try this is: the first has the number 1. A handler can run twice for the same id, also after a success. */
export interface JobInfo {
  id: string
  attempt: number
  /** Whether the job fails for good when this try does. */
  isLast: boolean
}

export type JobHandler<T extends object> = (data: T, job: JobInfo) => Promise<void>

/** What is written about a job: ids, numbers and the handler's error. A pino logger fits. */
export interface JobsLog {
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

interface Worker {
  id: string
  busy: boolean
}

/** The workers of this process, and the way to wake one instead of waiting for its next look at the table. */
export function createWorkers(options: { boss: PgBoss; log: JobsLog; pollSeconds: number }) {
  const { boss, log } = options
  const settings = { includeMetadata: true, pollingIntervalSeconds: options.pollSeconds } as const
  const workersOf = new Map<string, Worker[]>()
  return { add, wake }

  async function add(
    queue: string,
    handler: JobHandler<object>,
    limits: { groupConcurrency?: number },
  ): Promise<void> {
    const worker: Worker = { id: '', busy: false }
    const all = { ...settings, ...limits }
    worker.id = await boss.work(queue, all, async ([job]: JobWithMetadata<object>[]) => {
      worker.busy = true
      // There may be more: let another look, and look again at once
      wake(queue)
      try {
        if (job) await runJob({ job, handler, log })
      } finally {
        worker.busy = false
        boss.notifyWorker(worker.id)
      }
    })
    workersOf.set(queue, [...(workersOf.get(queue) ?? []), worker])
  }

  /** Has a worker look that has nothing to do, if there is one. */
  function wake(queue: string): void {
    const worker = workersOf.get(queue)?.find(({ busy }) => !busy)
    if (worker) boss.notifyWorker(worker.id)
  }
}

async function runJob(options: {
  job: JobWithMetadata<object>
  handler: JobHandler<object>
  log: JobsLog
}) {
  const { job, log } = options
  const attempt = job.retryCount + 1
  const isLast = job.retryCount >= job.retryLimit
  try {
    await options.handler(job.data, { id: job.id, attempt, isLast })
  } catch (error) {
    const fields = { queue: job.name, jobId: job.id, attempt, err: error }
    if (!isLast) log.warn(fields, 'job failed and will be tried again')
    else log.error(fields, 'job failed and used up its tries')
    throw withoutDetails(error)
  }
}

/** The table keeps the error of a failed job; a message can quote a value, so only its kind is kept. */
function withoutDetails(error: unknown): Error {
  const { name, code }: { name?: unknown; code?: unknown } = Object(error)
  const words = [name, code].filter((word) => typeof word === 'string')
  const kept = new Error(words.join(' ') || 'unknown error')
  delete kept.stack
  return kept
}
