import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes, randomUUID } from 'node:crypto'
import { createAudit } from '@gwirio/audit'
import { createFieldCipher, openDatabase } from '@gwirio/database'
import { createLogger } from '@gwirio/service-kit'
import { fixedClock, forThisFile } from '@gwirio/testing'
import { expect, it } from 'vitest'
import { type After, afterTimeout } from '../src/gate/after.ts'
import { openHandOvers } from '../src/gate/hand-overs.ts'
import { readQuestion } from '../src/gate/question.ts'
import { openGate } from '../src/rules/gate.ts'
import { findForGate } from '../src/store/gate.ts'
import { schema } from '../src/store/schema.ts'
import type { Database } from '../src/store/tables.ts'
import type { VerificationRecord } from '../src/store/verification-record.ts'
import { createDatabase } from './email-verification.ts'
import { acts } from './race/acts.ts'
import { type Attempt, drawHistories, type History, pass } from './race/histories.ts'
import { openStore, questionOf } from './stored.ts'

/** Two attempts and three acts each on average: some five thousand ways for one to meet another. */
const historyCount = 800
const atOnce = 6

/** The attempt that a timer is set for; its lease can be over early. */
const lease = new AsyncLocalStorage<Attempt & { isOver: boolean }>()

const after: After = (milliseconds, call) => {
  const attempt = lease.getStore()
  if (!attempt?.isSlow || milliseconds < 10_000) return afterTimeout(milliseconds, call)
  let isStopped = false
  void pass(attempt.sending >> 1).then(() => {
    if (isStopped) return
    attempt.isOver = true
    call()
  })
  return () => {
    isStopped = true
  }
}

const world = await forThisFile(openWorld())

/** A database, hand-overs as the service opens them, and an onlooker with connections of its own. */
async function openWorld() {
  const opened = new AsyncDisposableStack()
  const database = opened.use(await createDatabase())
  const clock = fixedClock(new Date().toISOString())
  const fieldKeys = { current: 'k1', keys: { k1: randomBytes(32) } }
  const store = openStore({ database, clock, config: { fieldKeys, indexKey: randomBytes(32) } })
  const url = database.url(schema.role)
  const connections = 3 * atOnce
  const pool = openDatabase<Database>({ url, maxConnections: connections })
  const onlooker = openDatabase<Database>({ url, maxConnections: atOnce })
  for (const db of [store, pool, onlooker]) opened.defer(() => db.destroy())
  const audit = createAudit({ service: 'test', cipher: createFieldCipher(fieldKeys) })
  const log = createLogger({ service: 'test', level: 'silent' })
  const { signal } = new AbortController()
  const { vault } = store
  const tools = { db: pool, lost: () => signal, otherDb: store, vault, audit, clock, after, log }
  const handOvers = openHandOvers({ ...tools, seconds: 30 }, connections)
  const dispose = () => opened.disposeAsync()
  return { store, clock, onlooker, handOvers, [Symbol.asyncDispose]: dispose }
}

/** How an attempt ended; `taken-while-closed` is what must never be. */
type Outcome = 'taken' | 'taken-while-closed' | 'refused' | 'busy' | 'let-go'
type Sender = (record: VerificationRecord, attempt: Attempt) => Promise<Outcome>

/** As correspondence does: sends the end of the data only while the gate is held. */
const sendWhileHeld: Sender = (record, drawn) => {
  const attempt = { ...drawn, isOver: false }
  return lease.run(attempt, async () => {
    const leaving = new AbortController()
    const question = { ...questionOf(record), correspondenceId: randomUUID(), attempt: 1 }
    const actor = { kind: 'service', id: 'correspondence' } as const
    const { signal } = leaving
    const begun = await world.handOvers.begin({ question, actor, signal })
    if ('refused' in begun) return 'busy'
    if (begun.answer.answer === 'no') return 'refused'
    await pass(attempt.sending)
    if (attempt.isOver) return 'let-go'
    const wasOpen = await isOpenFor(record)
    if (attempt.isOver) return 'let-go'
    leaving.abort()
    await begun.ended
    return wasOpen ? 'taken' : 'taken-while-closed'
  })
}

/** What must not be done: asks, and then sends. */
const sendAfterAsking: Sender = async (record, { sending }) => {
  const { store, clock } = world
  const question = readQuestion(store.vault, questionOf(record))
  const [found] = await findForGate(store, [question])
  if (!found || openGate(question, found, clock.now()).answer === 'no') return 'refused'
  await pass(sending)
  return (await isOpenFor(record)) ? 'taken' : 'taken-while-closed'
}

/** Looks at the tables itself, without the rule or the look-up that are tried here. */
async function isOpenFor({ caseId, verificationId }: VerificationRecord): Promise<boolean> {
  const open = await world.onlooker
    .selectFrom('verification')
    .select('verificationId')
    .where('caseId', '=', caseId)
    .where('verificationId', '=', verificationId)
    .where('state', '=', 'verified')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('caseFreeze')
            .select('freezeId')
            .where('caseId', '=', caseId)
            .where('liftedAt', 'is', null),
        ),
      ),
    )
    .executeTakeFirst()
  return open !== undefined
}

async function live(history: History, send: Sender): Promise<Outcome[]> {
  const { store, clock } = world
  const record = await store.insert()
  const given = { store, record, now: clock.now() }
  const acting = history.acts.map(async ({ name, delay }) => {
    await pass(delay)
    await store.transaction().execute((tx) => acts[name](tx, given))
  })
  const sending = history.attempts.map(async (attempt) => {
    await pass(attempt.delay)
    return await send(record, attempt)
  })
  await Promise.all(acting)
  return await Promise.all(sending)
}

async function liveAll(histories: readonly History[], send: Sender) {
  const left = [...histories]
  const counts: Record<Outcome, number> = {
    taken: 0,
    'taken-while-closed': 0,
    refused: 0,
    busy: 0,
    'let-go': 0,
  }
  const walk = async () => {
    for (let next = left.pop(); next; next = left.pop())
      for (const outcome of await live(next, send)) counts[outcome] += 1
  }
  await Promise.all(Array.from({ length: atOnce }, walk))
  return counts
}

it('hands nothing over that is not verified at that instant, however the acts fall', async () => {
  const counts = await liveAll(drawHistories(historyCount), sendWhileHeld)
  expect(counts).toMatchObject({ 'taken-while-closed': 0, busy: 0 })
  for (const outcome of ['taken', 'refused', 'let-go'] as const)
    expect(counts[outcome], outcome).toBeGreaterThan(historyCount / 20)
}, 120_000)

it('would be seen to, were the gate asked and not held', async () => {
  const counts = await liveAll(drawHistories(historyCount / 6), sendAfterAsking)
  expect(counts['taken-while-closed']).toBeGreaterThan(0)
}, 120_000)
