import { PgBoss } from 'pg-boss'

/** Where jobs wait that used up their tries, until a person decides. */
export const gaveUpQueue = 'gave-up'

/** Unless the job says otherwise: the first retry after 1 to 2 s, each later one after twice as long, at last hourly. In all about 24 h. */
const retries = { retryLimit: 34, retryDelay: 2, retryBackoff: true, retryDelayMax: 3600 }

const day = 24 * 60 * 60

const queueDefaults = {
  ...retries,
  /** A handler that takes longer is taken for hung. */
  expireInSeconds: 300,
  /** A job whose process died is seen after this time and the next round of supervision. */
  heartbeatSeconds: 30,
  /** A waiting job is not thrown away because it is old. */
  retentionSeconds: 365 * day,
  deleteAfterSeconds: 7 * day,
}

/**
 * Installs the library's tables in the schema and makes the queues. What needs an owner's rights (tables, indexes, types)
 * happens here, as the admin; at run time the service's role reads and writes rows only.
 */
export async function installJobs(options: {
  adminUrl: string
  schema: string
  queues: readonly string[]
}) {
  const boss = new PgBoss({
    connectionString: options.adminUrl,
    schema: options.schema,
    createSchema: false,
    supervise: false,
    schedule: false,
    max: 1,
  })
  let failure: Error | undefined
  boss.on('error', (error) => {
    failure = error
  })
  await boss.start()
  try {
    await ensureQueue(boss, gaveUpQueue, { retentionSeconds: queueDefaults.retentionSeconds })
    for (const queue of options.queues) {
      await ensureQueue(boss, queue, { ...queueDefaults, deadLetter: gaveUpQueue })
    }
  } finally {
    await boss.stop({ graceful: false })
  }
  if (failure) throw failure
}

/** The policy "short": one waiting job for each singleton key. It cannot be changed later; the rest can. */
async function ensureQueue(boss: PgBoss, name: string, settings: object) {
  await boss.createQueue(name, { policy: 'short', ...settings })
  await boss.updateQueue(name, settings)
}
