import process from 'node:process'
import { createTimeline, walk } from '@gwirio/local/walkthrough'
import { startPostgres } from '@gwirio/testing/postgres'
import { makePlace, startSystem } from '../system.ts'
import { fillServices } from './fill.ts'
import { measureBest } from './measure.ts'
import { findPages } from './pages.ts'
import { enterAsManager } from './staff.ts'
import { weighFirstLoad } from './weigh.ts'

/** Another number may be given, for a quick look. */
const count = Number(process.argv[2] ?? 100_000)
const measured = { rounds: 5, runs: 21 }
/** What a page and what finding somebody may take, in milliseconds at the median. */
const most = { page: 50, find: 100 }
const mostBytes = 150_000

/**
 * Measures over HTTP how long staff wait for each page of the console, one at a time, where there are 100,000 parties and
 * as many verifications, and what a first visit loads. Ends with 1 when a page is slower or heavier than it may be.
 *
 * Every service runs as a process of its own on a real PostgreSQL. The figures are those of the best of some rounds.
 */
await using stack = new AsyncDisposableStack()
const { adminUrl } = stack.use(await startPostgres())
const place = stack.use(await makePlace())
const system = stack.use(
  await startSystem({ ...place, env: { ...place.env, DATABASE_URL: adminUrl } }),
)
const began = performance.now()
await fillServices(place, { adminUrl, count })
say(
  `${count} parties and verifications made in ${((performance.now() - began) / 1000).toFixed(0)} s`,
)
const { caseReference, secrets } = await walk(
  system.file,
  createTimeline(() => undefined),
)

const staff = await enterAsManager(system)
const health = await measureBest(() => staff.load('/health'), measured)
report('yardstick: the console says that it lives', health)
let isGood = true
for (const { name, kind, work } of await findPages(staff, {
  count,
  caseReference,
  name: secrets.name,
})) {
  const figures = await measureBest(work, measured)
  isGood &&= figures.median < most[kind]
  report(name, figures, most[kind])
}
const weights = await weighFirstLoad(`${staff.home}/`, staff.cookie)
const total = weights.reduce((sum, { bytes }) => sum + bytes, 0)
isGood &&= total < mostBytes
const parts = weights.map(({ kind, bytes }) => `${kind} ${(bytes / 1000).toFixed(1)}`).join(' + ')
say(`first load ${(total / 1000).toFixed(1)} kB of ${mostBytes / 1000}: ${parts}`)
process.exitCode = isGood ? 0 : 1

function report(name: string, { median, p95 }: { median: number; p95: number }, limit?: number) {
  const slow = limit !== undefined && median >= limit ? `  OVER ${limit} ms` : ''
  const times = median / health.median
  say(
    `${name.padEnd(44)} median ${median.toFixed(1).padStart(6)} ms  p95 ${p95.toFixed(1).padStart(6)} ms  ${times.toFixed(1).padStart(5)} x${slow}`,
  )
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
