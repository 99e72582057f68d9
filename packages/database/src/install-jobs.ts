import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
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
 * Installs the library's tables in the schema, or brings them to its version, and makes the queues. What needs an
 * owner's rights (tables, indexes, types) happens here, as the admin; at run time the service's role reads and writes
 * rows only.
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
    bamIntervalSeconds: 10,
    max: 1,
  })
  const failure = once(boss, 'error').then(([error]) => {
    throw error
  })
  try {
    await Promise.race([failure, install(boss, options.queues)])
  } finally {
    await boss.stop({ graceful: false })
  }
}

async function install(boss: PgBoss, queues: readonly string[]) {
  await boss.start()
  await ensureQueue(boss, gaveUpQueue, { retentionSeconds: queueDefaults.retentionSeconds })
  for (const queue of queues) {
    await ensureQueue(boss, queue, { ...queueDefaults, deadLetter: gaveUpQueue })
  }
  while (await isBuildingIndexes(boss)) await delay(100)
}

/** A newer version of the library may leave indexes to be built after its start, without locking the tables. */
async function isBuildingIndexes(boss: PgBoss) {
  return (await boss.getBamStatus()).some(({ status }) => status !== 'completed')
}

/** The policy "short": one waiting job for each singleton key. It cannot be changed later; the rest can. */
async function ensureQueue(boss: PgBoss, name: string, settings: object) {
  await boss.createQueue(name, { policy: 'short', ...settings })
  await boss.updateQueue(name, settings)
}
