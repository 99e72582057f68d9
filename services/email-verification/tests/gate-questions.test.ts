import { randomUUID } from 'node:crypto'
import {
  askGate,
  askVerificationStatus,
  askVerificationStatuses,
  callOperation,
  freeze,
  type GateQuestion,
} from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { secretLines, startWorld, unwrap } from './email-verification.ts'
import { as, note } from './people.ts'
import { openStore, questionOf } from './stored.ts'

const world = await forThisFile(startWorld())
const store = openStore(world)
afterAll(() => store.destroy())

const unexplained = { answer: 'no', reason: 'not-verified', level: null, since: null, until: null }
const nobody = { case: 'GW26S99999', party: '1', address: 'nobody@post.example' }
const states = ['awaiting-reply', 'suspended', 'failed', 'expired', 'cancelled', 'ended'] as const

function client(scope = 'verification:read', clientId = 'report-sender') {
  const token = () => world.issuer.token({ audience: 'urn:gwirio:api', scope, clientId })
  return { baseUrl: world.url(), token }
}
const explaining = client('verification:read verification:explain')
const correspondence = client('correspondence:hand-over', 'correspondence')

async function ask(question: GateQuestion, by = client()) {
  const { receipt, ...answer } = unwrap(
    await callOperation(by, askVerificationStatus, { body: question }),
  )
  expect(receipt).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
  return answer
}

async function everyNo() {
  const stored = await Promise.all(states.map((state) => store.insert({ state })))
  const verified = await store.insert()
  const frozen = await store.insert()
  const { caseId, partyId, partyReference } = frozen
  unwrap(await as(world, 'siwan')(freeze, { caseId }, { party: { partyId, partyReference }, note }))
  const other = { ...questionOf(verified), address: 'mair@post.example' }
  return [
    ...stored.map((record) => ({ reason: record.state, question: questionOf(record) })),
    { reason: 'unknown', question: nobody },
    { reason: 'other-address', question: other },
    { reason: 'frozen', question: questionOf(frozen) },
    { reason: 'address-not-valid', question: { ...questionOf(verified), address: 'sian' } },
  ]
}

describe('why the answer is no', () => {
  it('is told only to a client that may know it', async () => {
    for (const { reason, question } of await everyNo()) {
      expect(await ask(question)).toEqual(unexplained)
      expect(await ask(question, explaining)).toEqual({ ...unexplained, reason })
    }
  })

  it('is the same in a batch, in the order of its questions', async () => {
    const nos = await everyNo()
    const yes = await store.insert()
    const questions = [...nos.map(({ question }) => question), questionOf(yes)]
    const body = { questions }
    const told = unwrap(await callOperation(explaining, askVerificationStatuses, { body }))
    expect(told.answers.map(({ reason }) => reason)).toEqual([
      ...nos.map(({ reason }) => reason),
      'verified',
    ])
    const plain = unwrap(await callOperation(client(), askVerificationStatuses, { body }))
    expect(plain.answers.map(({ answer, reason }) => [answer, reason])).toEqual([
      ...nos.map(() => ['no', 'not-verified']),
      ['yes', 'verified'],
    ])
    expect(new Set(plain.answers.map(({ receipt }) => receipt)).size).toBe(questions.length)
  })

  it('is a freeze also where the party never had a verification, by its references', async () => {
    const { caseId, caseReference, partyReference } = await store.insert({ state: 'cancelled' })
    const party = { partyId: randomUUID(), partyReference: '2' }
    unwrap(await as(world, 'siwan')(freeze, { caseId }, { party, note }))
    const question = { case: caseReference, party: '2', address: 'mair@post.example' }
    expect(await ask(question, explaining)).toMatchObject({ reason: 'frozen' })
    const beside = { ...question, party: partyReference }
    expect(await ask(beside, explaining)).toMatchObject({ reason: 'never-verified' })
  })
})

describe('a batch of questions', () => {
  it('takes 500 and no more, of any length', async () => {
    const record = await store.insert()
    const long = { ...questionOf(record), address: `${'a'.repeat(300)}@post.example` }
    const questions = [...Array.from({ length: 499 }, () => long), questionOf(record)]
    const { answers } = unwrap(
      await callOperation(client(), askVerificationStatuses, { body: { questions } }),
    )
    expect(answers).toHaveLength(500)
    expect(answers.at(-1)).toMatchObject({ answer: 'yes' })
    const tooMany = callOperation(client(), askVerificationStatuses, {
      body: { questions: [...questions, long] },
    })
    await expect(tooMany).rejects.toThrow('invalid-input')
    const none = callOperation(client(), askVerificationStatuses, { body: { questions: [] } })
    await expect(none).rejects.toThrow('invalid-input')
  })

  it('is recorded question by question', async () => {
    const records = [await store.insert(), await store.insert({ state: 'ended' })]
    const questions = records.map(questionOf)
    unwrap(await callOperation(client(), askVerificationStatuses, { body: { questions } }))
    for (const { verificationId, state } of records) {
      const { rows } = await sql`
        select action, actor_id as actor, reason from audit.event
        where verification_id = ${verificationId}`.execute(world.db)
      expect(rows).toEqual([{ action: 'status.asked', actor: 'report-sender', reason: state }])
    }
  })
})

describe('the question of the correspondence service', () => {
  it('is told why, and whom it is about', async () => {
    const record = await store.insert({ state: 'suspended', area: 'north-wales', language: 'both' })
    const { caseId, partyId, verificationId } = record
    const body = { ...questionOf(record), client: 'report-sender' }
    expect(await callOperation(correspondence, askGate, { body })).toMatchObject({
      answer: 'no',
      reason: 'suspended',
      subject: { caseId, partyId, verificationId, area: 'north-wales', language: 'both' },
    })
    const unknown = { ...nobody, client: null }
    expect(await callOperation(correspondence, askGate, { body: unknown })).toMatchObject({
      reason: 'unknown',
      subject: null,
    })
  })

  it('is for no client', async () => {
    const body = { ...nobody, client: null }
    const asking = callOperation(explaining, askGate, { body })
    await expect(asking).rejects.toThrow('scope-missing')
  })
})

describe('many questions at once', () => {
  it('are each answered by what was committed after they were asked', async () => {
    const record = await store.insert()
    const question = questionOf(record)
    const before = Array.from({ length: 40 }, () => ask(question))
    await store
      .updateTable('verification')
      .set({ state: 'suspended' })
      .where('verificationId', '=', record.verificationId)
      .execute()
    const after = await Promise.all(Array.from({ length: 40 }, () => ask(question)))
    expect(new Set(after.map(({ answer }) => answer))).toEqual(new Set(['no']))
    const early = await Promise.all(before)
    expect(early).toHaveLength(40)
  })

  it('are answered one by one where each is another', async () => {
    const records = await Promise.all(Array.from({ length: 30 }, () => store.insert()))
    const answers = await Promise.all(
      records.flatMap((record) => [
        ask(questionOf(record)),
        ask({ ...questionOf(record), address: 'mair@post.example' }),
      ]),
    )
    expect(answers.map(({ answer }) => answer)).toEqual(records.flatMap(() => ['yes', 'no']))
  })
})

it('leaves no address in the log', () => {
  expect(secretLines(world)).toEqual([])
})
