import type { JobWithMetadata, PgBoss } from 'pg-boss'
import type { JobHandler, JobsLog } from './jobs.ts'

interface Worker {
  id: string
  busy: boolean
}

/** The workers of this process, and the way to wake one instead of waiting for its next look at the table. */
export function createWorkers({
  boss,
  log,
  pollSeconds,
}: {
  boss: PgBoss
  log: JobsLog
  pollSeconds: number
}) {
  const workersOf = new Map<string, Worker[]>()
  return {
    async add(options: { queue: string; concurrency: number; handler: JobHandler<object> }) {
      const workers = workersOf.get(options.queue) ?? []
      workersOf.set(options.queue, workers)
      for (let index = 0; index < options.concurrency; index += 1)
        workers.push(await addWorker(options))
    },
    wake(queue: string) {
      const worker = workersOf.get(queue)?.find(({ busy }) => !busy)
      if (worker) boss.notifyWorker(worker.id)
    },
  }

  async function addWorker({
    queue,
    handler,
  }: {
    queue: string
    handler: JobHandler<object>
  }): Promise<Worker> {
    const worker: Worker = { id: '', busy: false }
    const settings = { includeMetadata: true, pollingIntervalSeconds: pollSeconds } as const
    worker.id = await boss.work(queue, settings, async ([job]: JobWithMetadata<object>[]) => {
      worker.busy = true
      try {
        if (job) await runJob({ job, handler, log })
      } finally {
        worker.busy = false
        // There may be more: look at once.
        boss.notifyWorker(worker.id)
      }
    })
    return worker
  }
}

async function runJob(options: {
  job: JobWithMetadata<object>
  handler: JobHandler<object>
  log: JobsLog
}) {
  const { job, log } = options
  const attempt = job.retryCount + 1
  try {
    await options.handler(job.data, { id: job.id, attempt })
  } catch (error) {
    const fields = { queue: job.name, jobId: job.id, attempt, err: error }
    if (job.retryCount < job.retryLimit) log.warn(fields, 'job failed and will be tried again')
    else log.error(fields, 'job failed and used up its tries')
    throw withoutDetails(error)
  }
}

/** The table keeps the error of a failed job; a message can quote a value, so only its kind is kept. */
function withoutDetails(error: unknown): Error {
  const { name, code } = error as { name?: unknown; code?: unknown }
  const kept = new Error(
    [name, code].filter((part) => typeof part === 'string').join(' ') || 'unknown error',
  )
  delete kept.stack
  return kept
}
