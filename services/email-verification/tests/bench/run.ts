import process from 'node:process'
import { migrateAudit } from '@gwirio/audit'
import { area, workQueue } from '@gwirio/contracts'
import { migrateSchema, openDatabase, prepareRoles } from '@gwirio/database'
import { startPostgres } from '@gwirio/testing/postgres'
import { type Kysely, sql } from 'kysely'
import { countHolds, countOutcomes, measureMinutes } from '../../src/store/figures.ts'
import { findPartiesByAddress } from '../../src/store/parties-by-address.ts'
import { schema } from '../../src/store/schema.ts'
import type { Database } from '../../src/store/tables.ts'
import { countWork, listQueue } from '../../src/store/work.ts'
import { fill } from './fill.ts'

const verifications = 100_000
const runs = 30
const now = new Date()

/**
 * Measures the lists of staff over 100,000 verifications, in milliseconds at the median. Ends with 1 when one of them
 * reads a whole table, so that it would grow with the years.
 */
await using server = await startPostgres()
const { adminUrl } = server
await prepareRoles({ adminUrl, roles: [{ role: schema.role, password: 'bench' }] })
await migrateAudit({ adminUrl })
await migrateSchema({ adminUrl, ...schema })
const url = new URL(adminUrl)
url.username = schema.role
url.password = 'bench'
// One connection, so that it counts its own scans
const db = openDatabase<Database>({ url: url.href, maxConnections: 1 })
await fill(db, { count: verifications, now })
const admin = openDatabase<Database>({ url: adminUrl, maxConnections: 1 })
await sql`vacuum (analyze) email_verification.verification, email_verification.change`.execute(
  admin,
)
await admin.destroy()

const areas = area.options
const decider = { subject: 'siwan', mayManage: true }
let hasWholeScan = false

await measure('count every queue of all areas', () => countWork(db, { areas, decider, now }))
await measure('count every queue of one area', () =>
  countWork(db, { areas: ['gwent'], decider, now }),
)
for (const queue of workQueue.options) {
  const wanted = { queue, areas, limit: 51, now }
  await measure(`first page of ${queue}`, () => listQueue(db, { ...wanted, after: null }))
  const far = await listQueue(db, { ...wanted, after: null, limit: 500 })
  const after = far.at(-1)?.place ?? null
  await measure(`tenth page of ${queue}`, () => listQueue(db, { ...wanted, after }))
}
const address = await sql<{ hash: Buffer }>`select sha256('4711'::bytea) as hash`.execute(db)
await measure('find by address', () =>
  findPartiesByAddress(db, { address: address.rows[0]?.hash ?? Buffer.alloc(0), most: 21 }),
)
await measureFigures('month', 30)
await measureFigures('year', 365)
await db.destroy()
process.exitCode = hasWholeScan ? 1 : 0

/** Of a year they may read the whole: nobody waits for them on the phone. */
async function measureFigures(name: string, days: number): Promise<void> {
  const from = new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10)
  const to = now.toISOString().slice(0, 10)
  const given = { days: { from, to }, now }
  const mayRead = { mayReadAll: true }
  await measure(`outcomes of a ${name}`, () => countOutcomes(db, given), mayRead)
  await measure(`minutes of a ${name}`, () => measureMinutes(db, given.days), mayRead)
  await measure(`holds of a ${name}`, () => countHolds(db, given.days), mayRead)
}

async function measure(
  name: string,
  work: () => Promise<unknown>,
  { mayReadAll = false } = {},
): Promise<void> {
  const before = await countWholeScans(db)
  const milliseconds: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now()
    await work()
    milliseconds.push(performance.now() - began)
  }
  const isWhole = (await countWholeScans(db)) > before
  if (isWhole && !mayReadAll) hasWholeScan = true
  milliseconds.sort((one, other) => one - other)
  const median = milliseconds[runs >> 1] ?? 0
  process.stdout.write(
    `${name.padEnd(40)} ${median.toFixed(2).padStart(9)} ms${isWhole ? '  reads the whole table' : ''}\n`,
  )
}

async function countWholeScans(of: Kysely<Database>): Promise<number> {
  await sql`select pg_stat_force_next_flush()`.execute(of)
  const { rows } = await sql<{ count: number }>`
    select sum(seq_scan)::integer as count from pg_stat_user_tables
    where relname in ('verification', 'change')`.execute(of)
  return rows[0]?.count ?? 0
}
