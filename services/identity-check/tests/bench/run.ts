import process from 'node:process'
import { createBlindIndex, createFieldCipher, openDatabase } from '@gwirio/database'
import { testRolePassword } from '@gwirio/testing'
import { startPostgres } from '@gwirio/testing/postgres'
import { readConfig } from '../../src/config.ts'
import { schema } from '../../src/store/schema.ts'
import type { Database } from '../../src/store/tables.ts'
import { prepareDatabase, startIdentityCheckService } from '../identity-check.ts'
import { emailOf, fill, referenceOf } from './fill.ts'
import { watchQueries } from './plans.ts'
import { measureSearch } from './search.ts'

/** Another number may be given, for a quick look. */
const parties = Number(process.argv[2] ?? 100_000)
const runs = 21
/** What finding anybody may take, in milliseconds at the median. */
const maxMilliseconds = 100
/** What searching two megabytes for the details of others may take. */
const maxSearchMilliseconds = 1_000

/**
 * Measures over HTTP how long staff wait for a party among 100,000, and says which indexes the planner uses. Ends with 1
 * when a median is over the limit, or when all parties are read one by one.
 */
const postgres = await startPostgres()
await using stack = new AsyncDisposableStack()
stack.use(postgres)
await prepareDatabase(postgres.adminUrl)
const service = stack.use(
  await startIdentityCheckService({ adminUrl: postgres.adminUrl, url: urlOf }),
)
const { fieldKeys, indexKey } = readConfig(service.env)
const admin = openDatabase<Database>({ url: urlOf(schema.role), maxConnections: 1 })
stack.defer(() => admin.destroy())
const began = performance.now()
const keys = { cipher: createFieldCipher(fieldKeys), blindIndex: createBlindIndex(indexKey) }
await fill(admin, keys, parties)
say(`${parties} parties made in ${((performance.now() - began) / 1000).toFixed(0)} s`)

const db = openDatabase<Database>({ url: urlOf(schema.role) })
const watched = watchQueries(db)
// Closed by the service, which takes it for its own
const { url } = await service.startAnother({}, { db: watched.db })
const searches = {
  'a reference': referenceOf(Math.floor(parties / 3)),
  'a party in a case': `${referenceOf(Math.floor(parties / 4))}/2`,
  'an address on file': emailOf(Math.floor(parties / 6)),
  'an address that nobody has': 'nobody@post.example',
  'a rare surname': 'kowalski',
  'the commonest surname': 'jones',
  'two words': 'siân jones',
  'beginnings of two words': 'gw jo',
  'two letters': 'jo',
  'a name that nobody has': 'zebedee',
  'common words that nobody has together': 'jones davies',
}
let isGood = true
for (const [name, text] of Object.entries(searches))
  await measure(`find by ${name}`, async () => (await service.find(text, url)).parties.length)
await measure('list the locked parties', async () => {
  const list = await service.listLocked(url)
  return 'parties' in list ? list.parties.length : 0
})
for (const [name, { median, slowest }] of measureSearch()) {
  if (median >= maxSearchMilliseconds) isGood = false
  const figures = `${median.toFixed(1).padStart(7)} ms, slowest ${slowest.toFixed(1).padStart(6)} ms`
  say(`${`search 2 MB for 200 details: ${name}`.padEnd(46)} ${figures}`)
}
process.exitCode = isGood ? 0 : 1

async function measure(name: string, work: () => Promise<number>): Promise<void> {
  await watched.explain()
  const shown = await work()
  const { indexes, readWhole } = await watched.explain()
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  times.sort((one, other) => one - other)
  const [median = 0, slowest = 0] = [times[runs >> 1], times.at(-1)]
  if (median >= maxMilliseconds || readWhole.includes('party')) isGood = false
  const figures = `${median.toFixed(1).padStart(7)} ms, slowest ${slowest.toFixed(1).padStart(6)} ms`
  const whole = readWhole.length > 0 ? ` · READ WHOLE: ${readWhole.join(' ')}` : ''
  say(`${name.padEnd(46)} ${figures} · ${shown} shown · ${indexes.join(' ')}${whole}`)
}

function urlOf(role: string): string {
  const url = new URL(postgres.adminUrl)
  url.username = role
  url.password = testRolePassword
  return url.href
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
