import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { fromKysely, PgBoss } from 'pg-boss'
import { afterCommit } from './after-commit.ts'
import { gaveUpQueue } from './install-jobs.ts'
import { createWorkers, type JobHandler, type JobsLog } from './workers.ts'

export interface JobOptions {
  /** Not before this time; the database's clock decides. */
  startAfter?: Date
  /** While a job with the same key waits in the queue, another is not added. */
  singletonKey?: string
  /** How often the job is tried again after a failure; 0: never. */
  retryLimit?: number
  /** Before the first retry; doubled for each later one, with jitter, up to an hour. */
  retryDelaySeconds?: number
  /** Every retry comes after the same delay. */
  isSteady?: true
  /** When its handler is taken for hung, and the job tried again; 300 s unless it says otherwise. */
  mayTakeSeconds?: number
  /** With whom it shares what `work` leaves to each group: an id or a digest, never personal data. */
  group?: string
}

export interface Jobs {
  /**
   * Adds a job in the caller's transaction: it runs when that is committed, and never when it is rolled back.
   *
   * @param data ids only, never personal data: finished jobs stay readable in the table for 7 days
   */
  enqueue<DB>(tx: Kysely<DB>, queue: string, data: object, options?: JobOptions): Promise<void>
  /**
   * Runs the handler for each job of the queue. A handler that throws is tried again with growing delays, for about 24
   * hours; then the job fails, stays in the table as failed, and a copy waits in the queue `gave-up`.
   *
   * @param options.concurrency how many at once in this process, 4 by default
   * @param options.perGroup how many of one group at once, in all processes together, so that no group keeps all others
   *   waiting; up to three more where several look for work at the same moment
   */
  work<T extends object>(
    queue: string,
    handler: JobHandler<T>,
    options?: { concurrency?: number; perGroup?: number },
  ): Promise<void>
  /** Whether the queue's tables can be reached and are of the version this process knows. */
  isReady(): Promise<boolean>
  /** How many jobs used up their tries and wait for a person. */
  countGaveUp(): Promise<number>
  /** Takes no more jobs and waits up to 30 s for the running handlers. */
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * The jobs of a service, in the tables that `migrateSchema` made with `jobQueues`. Nothing connects before the first use.
 *
 * @param options.url connects the service's own role; the queue has a small pool of its own
 * @param options.schema the service's schema; the jobs lie in `<schema>_jobs`
 * @param options.pollSeconds how often a worker looks for jobs that nobody in this process announced: retries, jobs due
 *   later, jobs of another process
 */
export function openJobs(options: {
  url: string
  schema: string
  log: JobsLog
  pollSeconds?: number
}): Jobs {
  const { log } = options
  const boss = new PgBoss({
    connectionString: options.url,
    schema: `${options.schema}_jobs`,
    application_name: `${options.schema} jobs`,
    max: 4,
    connectionTimeoutMillis: 10_000,
    ...rowsOnly,
  })
  const logError = atMostEvery(10_000, (error: Error) =>
    log.error({ err: error }, 'job queue error'),
  )
  boss.on('error', logError)
  boss.on('warning', ({ message }) => log.warn({ warning: message }, 'job queue warning'))
  const workers = createWorkers({ boss, log, pollSeconds: options.pollSeconds ?? 2 })
  const start = startOnce(boss)

  return {
    async enqueue(tx, queue, data, jobOptions = {}) {
      await start()
      await boss.send(queue, data, {
        ...toSendOptions(jobOptions),
        db: fromKysely(tx.withoutPlugins()),
      })
      await afterCommit(tx, () => workers.wake(queue))
    },
    async work(queue, handler, { concurrency = 4, perGroup } = {}) {
      await start()
      const limits = perGroup === undefined ? {} : { groupConcurrency: perGroup }
      for (let index = 0; index < concurrency; index += 1) {
        await workers.add(queue, handler as JobHandler<object>, limits)
      }
    },
    async isReady() {
      try {
        await start()
        return (await boss.schemaVersion()) !== null
      } catch {
        return false
      }
    },
    async countGaveUp() {
      await start()
      const jobs = await boss.findJobs(gaveUpQueue, { queued: true })
      return jobs.length
    },
    async [Symbol.asyncDispose]() {
      await boss.stop({ graceful: true, timeout: 30_000 })
    },
  }
}

/** No DDL, no cron, no statistics that only an owner may gather. */
const rowsOnly = {
  migrate: false,
  createSchema: false,
  schedule: false,
  reindex: false,
  monitorVacuum: false,
  supervise: true,
  superviseIntervalSeconds: 15,
  monitorIntervalSeconds: 15,
} as const

/** Starts at the first use; a start that failed (the database is away) is tried again at the next use. */
function startOnce(boss: PgBoss): () => Promise<unknown> {
  let started: Promise<unknown> | undefined
  return () => {
    started ??= boss.start().catch((error: unknown) => {
      started = undefined
      throw error
    })
    return started
  }
}

/** While the database is away, every worker reports it at every look. */
function atMostEvery<T>(milliseconds: number, act: (value: T) => void): (value: T) => void {
  let quietUntil = 0
  return (value) => {
    if (performance.now() < quietUntil) return
    quietUntil = performance.now() + milliseconds
    act(value)
  }
}

function toSendOptions(options: JobOptions) {
  const { startAfter, singletonKey, retryLimit, retryDelaySeconds, isSteady } = options
  const { mayTakeSeconds, group } = options
  return {
    singletonKey: singletonKey ?? randomUUID(),
    ...(startAfter && { startAfter }),
    ...(retryLimit !== undefined && { retryLimit }),
    ...(retryDelaySeconds !== undefined && { retryDelay: retryDelaySeconds }),
    ...(isSteady && { retryBackoff: false }),
    ...(mayTakeSeconds !== undefined && { expireInSeconds: mayTakeSeconds }),
    ...(group !== undefined && { group: { id: group } }),
  }
}
