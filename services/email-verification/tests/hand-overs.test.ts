import { randomUUID } from 'node:crypto'
import {
  callOperation,
  endVerification,
  freeze,
  reportPartyChange,
  suspendVerification,
} from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { sql } from 'kysely'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { VerificationRecord } from '../src/store/verification-record.ts'
import { newParty, secretLines, start, startWorld, unwrap, waiting } from './email-verification.ts'
import { heldTime, openHandOver, requestHandOver, waitForWaiting } from './hand-over.ts'
import { as, auditOf, note } from './people.ts'
import { openStore, questionOf } from './stored.ts'

const time = heldTime()
const world = await forThisFile(
  startWorld({ after: time.after, settings: { HAND_OVER_CONNECTIONS: '3' } }),
)
const store = openStore(world)
afterAll(() => store.destroy())

const day = 86_400_000

async function waitForAudit({ caseId }: VerificationRecord, action: string) {
  return await vi.waitFor(async () => {
    const found = (await auditOf(world, caseId)).filter((event) => event.action === action)
    expect(found).not.toEqual([])
    return found
  }, waiting)
}

describe('a hand-over', () => {
  it('is told yes with whom it is about, held until the caller leaves, and recorded', async () => {
    const record = await store.insert()
    const { caseId, partyId, verificationId, area, language } = record
    const handOver = await openHandOver(world, questionOf(record))
    expect(handOver.answer).toMatchObject({
      answer: 'yes',
      reason: 'verified',
      level: 'strong',
      subject: { caseId, partyId, verificationId, area, language },
      forMilliseconds: 30_000,
    })
    expect(await auditOf(world, caseId)).toEqual([])
    handOver.leave()
    expect(await waitForAudit(record, 'gate.handed-over')).toMatchObject([
      { actor: 'correspondence', reason: 'verified', details: { outcome: 'caller-left' } },
    ])
  })

  it('is told no with the reason, and ends at once', async () => {
    const record = await store.insert({ state: 'suspended' })
    const handOver = await openHandOver(world, questionOf(record))
    expect(handOver.answer).toMatchObject({
      answer: 'no',
      reason: 'suspended',
      subject: { verificationId: record.verificationId },
      forMilliseconds: 0,
    })
    expect(await handOver.ended).toEqual([])
    expect(await waitForAudit(record, 'gate.refused')).toMatchObject([{ reason: 'suspended' }])
  })

  it('is told no for what nobody knows', async () => {
    const question = { case: 'GW26S99999', party: '1', address: 'nobody@post.example' }
    const handOver = await openHandOver(world, question)
    expect(handOver.answer).toMatchObject({ answer: 'no', reason: 'unknown', subject: null })
    await handOver.ended
  })

  it('is held no longer than the verification has left', async () => {
    const verifiedUntil = new Date(world.clock.now().getTime() + 12_000)
    const record = await store.insert({ verifiedUntil })
    await using handOver = await openHandOver(world, questionOf(record))
    expect(handOver.answer).toMatchObject({ answer: 'yes', forMilliseconds: 12_000 })
  })

  it('is for the correspondence service alone', async () => {
    const record = await store.insert()
    const scope = 'correspondence:report correspondence:send verification:explain'
    const response = await requestHandOver(world, questionOf(record), { scope })
    expect(await response.json()).toMatchObject({ code: 'scope-missing' })
  })
})

/** What closes the gate, as it comes from outside. */
const closing: Record<string, (record: VerificationRecord) => Promise<unknown>> = {
  'a suspension': ({ caseId, verificationId }) =>
    as(world, 'siwan')(suspendVerification, { caseId, verificationId }, { reason: 'doubt' }),
  'an end': ({ caseId, verificationId }) =>
    as(world, 'siwan')(endVerification, { caseId, verificationId }, { reason: 'withdrawn' }),
  'a freeze of the party': ({ caseId, partyId, partyReference }) =>
    as(world, 'siwan')(freeze, { caseId }, { party: { partyId, partyReference }, note }),
  'a freeze of the case': ({ caseId }) =>
    as(world, 'siwan')(freeze, { caseId }, { party: null, note }),
  'the end of the case': ({ caseId, partyId }) => report(caseId, partyId, 'case-ended'),
  'a change of the mobile': ({ caseId, partyId }) => report(caseId, partyId, 'contact-changed'),
  'a new verification': async (record) => {
    const { caseId, partyId, caseReference, partyReference } = record
    return await start(world, newParty(world, { caseId, partyId, caseReference, partyReference }))
  },
}

function report(caseId: string, partyId: string, kind: string) {
  const body = { reportId: randomUUID(), partyId, kind }
  return callOperation(world.address('party:report'), reportPartyChange, {
    params: { caseId },
    body,
  })
}

describe.each(Object.entries(closing))('%s', (_, close) => {
  it('waits while a message is handed over, and closes the gate then', async () => {
    const record = await store.insert()
    const handOver = await openHandOver(world, questionOf(record))
    expect(handOver.answer.answer).toBe('yes')
    let isClosed = false
    const closed = close(record).then((answer) => {
      isClosed = true
      return answer
    })
    await waitForWaiting(world)
    expect(isClosed).toBe(false)
    handOver.leave()
    unwrap(await closed)
    const next = await openHandOver(world, questionOf(record))
    expect(next.answer.answer).toBe('no')
    await next.ended
  })

  it('wins when it was first', async () => {
    const record = await store.insert()
    unwrap(await close(record))
    const handOver = await openHandOver(world, questionOf(record))
    expect(handOver.answer).toMatchObject({ answer: 'no', forMilliseconds: 0 })
    await handOver.ended
  })

  it('wins when it is committed while the hand-over waits for it', async () => {
    const record = await store.insert()
    const first = await openHandOver(world, questionOf(record))
    const closed = close(record)
    await waitForWaiting(world)
    const second = openHandOver(world, questionOf(record))
    await waitForWaiting(world, 2)
    first.leave()
    unwrap(await closed)
    const { answer, ended } = await second
    expect(answer.answer).toBe('no')
    await ended
  })
})

describe('two hand-overs of one verification', () => {
  it('come one after the other', async () => {
    const record = await store.insert()
    const first = await openHandOver(world, questionOf(record))
    const second = openHandOver(world, questionOf(record))
    await waitForWaiting(world)
    first.leave()
    expect((await second).answer.answer).toBe('yes')
    ;(await second).leave()
    expect(await waitForAudit(record, 'gate.handed-over')).not.toEqual([])
  })

  it('do not wait without end: the later one is refused, and nothing was decided', async () => {
    const record = await store.insert()
    await using _held = await openHandOver(world, questionOf(record))
    const response = await requestHandOver(world, questionOf(record))
    expect([response.status, await response.json()]).toMatchObject([503, { code: 'busy' }])
  })
})

describe('a hand-over that nobody ends', () => {
  it('ends when its time is over, and says so', async () => {
    const record = await store.insert()
    const handOver = await openHandOver(world, questionOf(record))
    expect(time.fire((milliseconds) => milliseconds === 30_000)).toBe(1)
    expect(await handOver.ended).toEqual(['over'])
    expect(await waitForAudit(record, 'gate.handed-over')).toMatchObject([
      { details: { outcome: 'lease-over' } },
    ])
    unwrap(await closing['a suspension']?.(record))
  })

  it('ends with the connection that holds it, and the service goes on', async () => {
    const record = await store.insert()
    const handOver = await openHandOver(world, questionOf(record))
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name like '%hand-overs'`.execute(world.db)
    expect(await handOver.ended).toEqual([])
    expect(await waitForAudit(record, 'gate.handed-over')).toMatchObject([
      { details: { outcome: 'connection-lost' } },
    ])
    await using next = await openHandOver(world, questionOf(record))
    expect(next.answer.answer).toBe('yes')
  })

  it('ends when the service stops', async () => {
    const record = await store.insert()
    const handOver = await openHandOver(world, questionOf(record))
    await world.restart()
    await handOver.ended
    expect(await waitForAudit(record, 'gate.handed-over')).toHaveLength(1)
    unwrap(await closing['an end']?.(record))
  })

  it('ends also when the caller has left before it was answered', async () => {
    const record = await store.insert()
    const first = await openHandOver(world, questionOf(record))
    const leaving = new AbortController()
    const { signal } = leaving
    const second = requestHandOver(world, questionOf(record), { signal }).catch(() => null)
    await waitForWaiting(world)
    leaving.abort()
    await second
    first.leave()
    await vi.waitFor(async () => {
      expect(await waitForAudit(record, 'gate.handed-over')).toHaveLength(2)
    }, waiting)
    unwrap(await closing['an end']?.(record))
  })
})

describe('many hand-overs at once', () => {
  const isWait = (milliseconds: number) => milliseconds === 5_000

  it('wait for one of so many, but not all and not for ever, and keep nothing else waiting', async () => {
    const records = await Promise.all(Array.from({ length: 16 }, () => store.insert()))
    const [one, two, three, ...others] = records.map(questionOf)
    if (!one || !two || !three) throw new Error('There are sixteen')
    await using first = await openHandOver(world, one)
    await using _second = await openHandOver(world, two)
    await using _third = await openHandOver(world, three)
    const waitingOnes = others.slice(0, 12).map((question) => requestHandOver(world, question))
    await vi.waitFor(() => expect(time.count(isWait)).toBe(12), waiting)
    const last = await requestHandOver(world, others[12] ?? one)
    expect(await last.json()).toMatchObject({ code: 'busy' })
    const { caseId, verificationId } = records[15] as VerificationRecord
    const suspended = await closing['a suspension']?.(records[15] as VerificationRecord)
    expect(suspended).toMatchObject({ caseId, verificationId, state: 'suspended' })
    first.leave()
    await vi.waitFor(() => expect(time.count(isWait)).toBe(11), waiting)
    expect(time.fire(isWait)).toBe(11)
    const answers = await Promise.all(waitingOnes)
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(11).fill(503)])
    for (const answer of answers) await answer.body?.cancel()
  })
})

it('is closed to what is verified for a year by the clock, whatever is stored', async () => {
  const record = await store.insert({ verifiedUntil: new Date(world.clock.now().getTime() + day) })
  world.clock.advance({ seconds: 2 * 24 * 3_600 })
  const handOver = await openHandOver(world, questionOf(record))
  expect(handOver.answer).toMatchObject({ answer: 'no', reason: 'ended' })
  await handOver.ended
})

it('leaves no address in the log', () => {
  expect(secretLines(world)).toEqual([])
})
