import { randomBytes } from 'node:crypto'
import { createBlindIndex, createFieldCipher, openDatabase } from '@gwirio/database'
import type { StsPolicy } from '@gwirio/mail'
import { fixedClock, forThisFile } from '@gwirio/testing'
import { afterAll, describe, expect, it } from 'vitest'
import { schema } from '../src/store/schema.ts'
import { createStsPolicies } from '../src/store/sts-policies.ts'
import type { Database } from '../src/store/tables.ts'
import { createVault } from '../src/store/vault.ts'
import { createDatabase } from './database.ts'

const database = await forThisFile(createDatabase())
const clock = fixedClock('2026-11-22T10:00:00Z')
const keys = createFieldCipher({ current: 'k1', keys: { k1: randomBytes(32) } })
const vault = createVault(keys, createBlindIndex(randomBytes(32)))

/** Each process has connections of its own. */
const processes = [openProcess(), openProcess()] as const
const [one, other] = processes.map((db) => createStsPolicies({ db, vault, clock })) as [
  ReturnType<typeof createStsPolicies>,
  ReturnType<typeof createStsPolicies>,
]
afterAll(() => Promise.all(processes.map((db) => db.destroy())))

function openProcess() {
  return openDatabase<Database>({ url: database.url(schema.role), applicationName: 'test' })
}

function fetchedAfter(seconds: number, changed: Partial<StsPolicy> = {}): StsPolicy {
  const at = (more: number) => new Date(Date.UTC(2026, 10, 22, 10) + (seconds + more) * 1_000)
  const times = { fetchedAt: at(0), refreshAt: at(86_400), expiresAt: at(604_800) }
  return { id: `after-${seconds}`, mode: 'enforce', mx: ['mx.one.example'], ...times, ...changed }
}

const rows = () => processes[0].selectFrom('stsPolicy').selectAll().execute()

describe('the policies of domains', () => {
  it('are known to every process as they were fetched', async () => {
    expect(await other.get('one.example')).toBeNull()
    await one.put('one.example', fetchedAfter(0))
    expect(await other.get('one.example')).toEqual(fetchedAfter(0))
    expect(await other.get('two.example')).toBeNull()
  })

  it('are the latest that any process fetched, whoever keeps it first', async () => {
    await one.put('late.example', fetchedAfter(5))
    await other.put('late.example', fetchedAfter(4))
    expect(await one.get('late.example')).toEqual(fetchedAfter(5))
    const postponed = fetchedAfter(5, { refreshAt: new Date('2026-11-22T11:00:00Z') })
    await other.put('late.example', postponed)
    expect(await one.get('late.example')).toEqual(postponed)
  })

  it('survive that many processes keep one at once, and delete what expired', async () => {
    const seconds = Array.from({ length: 40 }, (_, index) => index)
    await one.put('old.example', fetchedAfter(0, { expiresAt: clock.now() }))
    await Promise.all(
      seconds.map((each) => (each % 2 ? one : other).put('busy.example', fetchedAfter(each))),
    )
    expect(await one.get('busy.example')).toEqual(fetchedAfter(39))
  })

  it('go when they have expired and another is kept', async () => {
    await one.put('gone.example', fetchedAfter(0, { expiresAt: new Date('2026-11-22T10:00:10Z') }))
    const before = (await rows()).length
    clock.advance({ seconds: 9 })
    await one.put('busy.example', fetchedAfter(50))
    expect(await rows()).toHaveLength(before)
    clock.advance({ seconds: 1 })
    await one.put('busy.example', fetchedAfter(51))
    expect(await rows()).toHaveLength(before - 1)
    expect(await one.get('gone.example')).toBeNull()
  })

  it('do not show whose they are: a domain can name a person', async () => {
    await one.put('mair-jones.example', fetchedAfter(0, { mx: ['mx.mair-jones.example'] }))
    expect(await one.get('mair-jones.example')).toMatchObject({ mx: ['mx.mair-jones.example'] })
    for (const { domainIndex, policy } of await rows())
      for (const bytes of [domainIndex, policy]) expect(bytes.includes('mair')).toBe(false)
  })
})
