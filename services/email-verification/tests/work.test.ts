import type { AuditEventRow } from '@gwirio/audit'
import {
  type Area,
  listApprovals,
  listWork,
  moveToArea,
  requestStartApproval,
  settleAttention,
  type WorkQueue,
} from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import {
  type Key,
  newParty,
  operations,
  type Party,
  start,
  startAndPrompt,
  startWorld,
  unwrap,
  waitForChange,
} from './email-verification.ts'
import { as, note } from './people.ts'
import { bounce, codeFor, replyTo } from './service-user.ts'

const world = await forThisFile(startWorld())

/** Each test works in an area of its own. */
const areas: readonly Area[] = [
  'north-wales',
  'south-wales',
  'gwent',
  'mid-and-west-wales',
  'south-west-wales',
]

const work = async (queue: WorkQueue, ...of: Area[]) =>
  unwrap(await world.call(listWork, { body: { queue, areas: of, after: null } }))

const settle = (key: Key, sequence: number, how = 'phoned') =>
  world.call(settleAttention, { params: { ...key }, body: { sequence, how } })

describe('the queues', () => {
  const area = 'north-wales'

  it('show what waits, by references alone', async () => {
    const { key, party } = await startAndPrompt(world, newParty(world, { area }))
    const { counts, items, next } = await work('waiting', area)
    expect(items).toMatchObject([
      {
        ...key,
        caseReference: party.caseReference,
        partyReference: party.partyReference,
        state: 'awaiting-reply',
        attention: null,
        area,
      },
    ])
    expect(counts).toMatchObject({ waiting: 1, 'needs-a-person': 0, bounced: 0, ready: 0 })
    expect(next).toBeNull()
    expect(JSON.stringify(items)).not.toContain(party.address)
    expect((await work('waiting', 'gwent')).items).toEqual([])
    await world.call(operations.cancelVerification, {
      params: { ...key },
      body: { reason: 'staff' },
    })
    expect((await work('waiting', area)).items).toEqual([])
  })

  it('show a held reply until somebody has settled it', async () => {
    const started = await startAndPrompt(world, newParty(world, { area }))
    const { key } = started
    await replyTo(world, started, { from: 'mair@elsewhere.example', text: 'Helo' })
    const view = await waitForChange(world, key, 'reply-held')
    expect(view.attention).toMatchObject({ kind: 'reply-held', reason: 'other-address' })
    expect(view.held).toEqual([view.attention])
    const { items, counts } = await work('needs-a-person', area)
    expect(items).toMatchObject([{ ...key, attention: view.attention }])
    expect(counts).toMatchObject({ 'needs-a-person': 1, waiting: 1 })

    const sequence = view.attention?.sequence ?? 0
    expect(await settle(key, sequence - 1)).toEqual({ refused: 'attention-changed' })
    expect(unwrap(await settle(key, sequence))).toMatchObject({ attention: null, held: [] })
    expect(await settle(key, sequence)).toEqual({ refused: 'attention-changed' })
    const settled = await waitForChange(world, key, 'settled')
    expect(settled.changes.at(-1)).toMatchObject({ kind: 'settled', reason: 'phoned' })
    expect((await work('needs-a-person', area)).items).toEqual([])

    await world.call(operations.cancelVerification, {
      params: { ...key },
      body: { reason: 'staff' },
    })
  })

  it('show what is verified as ready', async () => {
    const started = await startAndPrompt(world, newParty(world, { area }))
    const { key } = started
    await replyTo(world, started, { text: codeFor(world, started) })
    await waitForChange(world, key, 'verified')
    expect(await work('ready', area)).toMatchObject({
      items: [key],
      counts: { ready: 1, waiting: 0, 'needs-a-person': 0 },
    })
  })

  it('show what bounced', async () => {
    const started = await startAndPrompt(world, newParty(world, { area }))
    await bounce(world, started, '5.1.1')
    const { attention } = await waitForChange(world, started.key, 'prompt-failed')
    expect(await work('bounced', area)).toMatchObject({
      items: [{ ...started.key, attention }],
      counts: { bounced: 1, 'needs-a-person': 1 },
    })
    await settle(started.key, attention?.sequence ?? 0, 'other-route')
    expect((await work('bounced', area)).counts).toMatchObject({ bounced: 0, 'needs-a-person': 0 })
  })

  it('tell of a verification that is not there', async () => {
    const key = { caseId: crypto.randomUUID(), verificationId: crypto.randomUUID() }
    expect(await settle(key, 1)).toEqual({ refused: 'verification-not-found' })
    const moved = await world.call(moveToArea, { params: { ...key }, body: { area: 'gwent' } })
    expect(moved).toEqual({ refused: 'verification-not-found' })
  })
})

describe('time', () => {
  const area = 'south-wales'

  it('says in Wales what expires today, and lets nothing wait that is over', async () => {
    // 25 hours long: the clocks go back
    world.clock.set('2026-10-24T22:30:00Z') // 23:30 in Wales
    const first = unwrap(await start(world, newParty(world, { area })))
    world.clock.advance({ seconds: 3600 }) // 00:30
    const second = unwrap(await start(world, newParty(world, { area })))
    const idsOf = ({ items }: Awaited<ReturnType<typeof work>>) =>
      items.map(({ verificationId }) => verificationId)

    world.clock.set('2026-10-25T12:00:00Z')
    expect(idsOf(await work('waiting', area))).toEqual([
      first.verificationId,
      second.verificationId,
    ])
    const today = await work('expires-today', area)
    // Their 24 hours end at 22:30 and 23:30 of this day, by the clock of winter
    expect(idsOf(today)).toEqual([first.verificationId, second.verificationId])
    world.clock.set('2026-10-24T22:59:00Z')
    expect((await work('expires-today', area)).counts).toMatchObject({ 'expires-today': 0 })
    world.clock.set('2026-10-25T22:30:00Z')
    expect(idsOf(await work('waiting', area))).toEqual([second.verificationId])
    expect((await work('waiting', area)).counts).toMatchObject({ waiting: 1 })
    world.clock.set(new Date().toISOString())
  })
})

describe('moving to another area', () => {
  it('changes whose work it is, and tells so', async () => {
    const area = 'mid-and-west-wales'
    const { key } = await startAndPrompt(world, newParty(world, { area }))
    const view = unwrap(
      await world.call(moveToArea, { params: { ...key }, body: { area: 'gwent' } }),
    )
    expect(view).toMatchObject({ area: 'gwent', state: 'awaiting-reply' })
    expect(view.changes.at(-1)).toMatchObject({ kind: 'handed-over', reason: 'gwent' })
    expect((await work('waiting', area)).items).toEqual([])
    expect((await work('waiting', 'gwent', area)).items).toMatchObject([key])
    expect(await auditOf(key.verificationId)).toContainEqual(['verification.handed-over', 'siwan'])
  })
})

describe('approvals', () => {
  it('are counted for those who may decide them as the list has it, and never for who asked', async () => {
    const area = 'north-wales'
    const ago = new Date(world.clock.now().getTime() - 86_400_000).toISOString()
    const near = newParty(world, { area, addressesOfOthers: ['slam.near@post.example'] })
    const changed = newParty(world, { area, mobileChangedAt: ago, mobileChangedBy: 'nia' })
    const ask = async ({ caseId, identityCheckId }: Party, address: string) => {
      const body = { identityCheckId, address, note }
      return unwrap(await as(world, 'siwan')(requestStartApproval, { caseId }, body))
    }
    await ask(near, 'slan.near@post.example')
    await ask(changed, changed.address)
    const countFor = async (person: Parameters<typeof as>[1]) => {
      const body = { queue: 'ready', areas: [area], after: null }
      return unwrap(await as(world, person)(listWork, {}, body)).approvals
    }
    const byProgram = newParty(world, { area, addressesOfOthers: ['slam.prog@post.example'] })
    unwrap(
      await as(world, 'program')(
        requestStartApproval,
        { caseId: byProgram.caseId },
        { identityCheckId: byProgram.identityCheckId, address: 'slan.prog@post.example', note },
      ),
    )
    for (const person of ['siwan', 'rhodri', 'mair', 'nia'] as const) {
      const { approvals } = unwrap(await as(world, person)(listApprovals, {}, { areas: [area] }))
      expect(approvals).toHaveLength(3)
      const mayDecide = approvals.filter(({ whyNot }) => whyNot === null)
      expect(await countFor(person), person).toBe(mayDecide.length)
    }
    expect(await countFor('siwan')).toBe(0)
    expect(await countFor('rhodri')).toBe(1)
    expect(await countFor('mair')).toBe(2)
    expect(await countFor('nia')).toBe(1)
    expect(await countFor('alun')).toBe(0)
    expect(await countFor('program')).toBe(0)
  })
})

describe('a long queue', () => {
  it('comes in pages, oldest first, each verification once', async () => {
    const [, , , one = 'gwent', other = 'gwent'] = areas
    const { verificationId } = unwrap(await start(world, newParty(world, { area: one })))
    // Ten of them at each instant, in turn in both areas
    await sql`insert into email_verification.verification
      select (jsonb_populate_record(pattern, jsonb_build_object('case_id', gen_random_uuid(),
        'verification_id', gen_random_uuid(), 'area', (${[one, other]}::text[])[1 + number % 2],
        'open_until', open_until + (number / 10) * interval '1 second'))).*
      from email_verification.verification as pattern, generate_series(1, 104) as number
      where verification_id = ${verificationId}`.execute(world.db)
    const seen: string[] = []
    let after: string | null = null
    let pages = 0
    do {
      const body = { queue: 'waiting', areas: [other, one], after }
      const page: Awaited<ReturnType<typeof work>> = unwrap(await world.call(listWork, { body }))
      expect(page.counts.waiting).toBe(105)
      seen.push(...page.items.map((item) => `${item.openUntil} ${item.verificationId}`))
      after = page.next
      pages += 1
    } while (after)
    expect(pages).toBe(3)
    expect(new Set(seen).size).toBe(105)
    expect(seen).toEqual(seen.toSorted((one, other) => (one < other ? -1 : 1)))
    const broken = { queue: 'waiting', areas: [one], after: 'rubbish' }
    expect(unwrap(await world.call(listWork, { body: broken })).items).toHaveLength(50)
  })
})

async function auditOf(verificationId: string) {
  const { rows } = await sql<AuditEventRow>`
    select * from audit.event where verification_id = ${verificationId}::uuid`.execute(world.db)
  return rows.map(({ action, actorId }) => [action, actorId])
}
