import {
  callOperation,
  endVerification,
  freeze,
  type GateQuestion,
  isRefusal,
  readCorrespondence,
  type Scope,
  sendCorrespondence,
  suspendVerification,
} from '@gwirio/contracts'
import { createFieldCipher, openDatabase } from '@gwirio/database'
import { type MailWorld, startMailWorld } from '@gwirio/testing'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { deliverInto, startIdentityCheck } from './outside.ts'
import { type GateServices, startGateServices } from './services.ts'
import { store, verified } from './states.ts'

/** The real gate, the real hand-over, and mail servers that keep a log. */
const stack = new AsyncDisposableStack()
let mail: MailWorld
let services: GateServices
let db: Kysely<unknown>

beforeAll(async () => {
  mail = stack.use(await startMailWorld())
  services = stack.use(await startGateServices(settingsOfCorrespondence))
  db = openDatabase<unknown>({ url: services.databaseUrl, maxConnections: 2 })
  stack.defer(() => db.destroy())
})
afterAll(() => stack.disposeAsync())

async function settingsOfCorrespondence(issuer: string) {
  const identityCheck = stack.use(await startIdentityCheck(issuer))
  return { ...deliverInto(mail), IDENTITY_CHECK_URL: identityCheck.url }
}

const letters = 120
const atOnce = 8
const moments = ['at once', 'recipient', 'end'] as const
const stops = ['suspend', 'freeze', 'end'] as const

describe('a letter that somebody stops', () => {
  it('does not leave once whoever stopped it was answered', async () => {
    const numbers = Array.from({ length: letters }, (_, index) => index + 1)
    const outcomes: Array<{ left: number; late: number }> = []
    const run = async () => {
      for (let number = numbers.pop(); number; number = numbers.pop())
        outcomes.push(await meet(number))
    }
    await Promise.all(Array.from({ length: atOnce }, run))
    expect(outcomes.filter(({ late, left }) => late > 0 || left > 1)).toEqual([])
    // Both happen, else nothing was shown
    const left = outcomes.filter((each) => each.left > 0).length
    expect(left).toBeGreaterThan(letters / 10)
    expect(letters - left).toBeGreaterThan(letters / 10)
  })
})

async function meet(number: number): Promise<{ left: number; late: number }> {
  const question = await verify(number)
  const moment = moments[number % moments.length]
  const stop = stops[Math.floor(number / moments.length) % stops.length] ?? 'suspend'
  const stopped = Promise.withResolvers<number>()
  let isStopping = false
  const begin = () => {
    if (isStopping) return
    isStopping = true
    void stopIt(stop, question).then(() => stopped.resolve(instantNow()), stopped.reject)
  }
  if (moment === 'recipient' || moment === 'end')
    mail.setManner(question.address, { step: moment, wait: async () => begin() })
  const sending = send(question, number)
  if (moment === 'at once') begin()
  const letter = await sending
  if (letter) await settled(letter)
  begin()
  const answeredAt = await stopped.promise
  const handed = mail.handedOver.entries.filter(({ recipients }) =>
    recipients.includes(question.address),
  )
  return {
    left: handed.length,
    late: handed.filter(({ endedAt }) => endedAt > answeredAt).length,
  }
}

/** Stores a verified address as email-verification would have. */
async function verify(number: number): Promise<GateQuestion & { address: string }> {
  const question = await store(db, verified, { number, indexKey: services.indexKey })
  const cipher = createFieldCipher({ current: 'k1', keys: { k1: services.fieldKey } })
  const { verificationId } = await idsOf(question)
  const seal = (column: string, plain: string) =>
    cipher.seal(plain, `email_verification.verification.${column}:${verificationId}`)
  await sql`update verification set address = ${seal('address', question.address)},
    mobile = ${seal('mobile', '+447700900123')}, reply_token = ${seal('reply_token', '0'.repeat(26))}
    where verification_id = ${verificationId}`.execute(db)
  return question
}

async function idsOf(question: GateQuestion) {
  const { rows } = await sql<{ caseId: string; partyId: string; verificationId: string }>`
    select case_id, party_id, verification_id from verification
    where case_reference = ${question.case}`.execute(db)
  const [ids] = rows
  if (!ids) throw new Error('nothing is verified there')
  return ids
}

async function stopIt(stop: (typeof stops)[number], question: GateQuestion): Promise<void> {
  const { caseId, partyId, verificationId } = await idsOf(question)
  const staff = asStaff('verification:write', services.urls.question)
  const params = { caseId, verificationId }
  const note = 'A doubt'
  const party = { partyId, partyReference: question.party }
  const answer =
    stop === 'freeze'
      ? await callOperation(staff, freeze, { params: { caseId }, body: { party, note } })
      : stop === 'end'
        ? await callOperation(staff, endVerification, { params, body: { reason: 'withdrawn' } })
        : await callOperation(staff, suspendVerification, { params, body: { reason: 'doubt' } })
  if (isRefusal(answer)) throw new Error(`not stopped: ${answer.refused}`)
}

async function send(question: GateQuestion, number: number) {
  const answer = await callOperation(asClient(), sendCorrespondence, {
    headers: { 'idempotency-key': `hand-over-${number}` },
    body: { ...question, kind: 'letter', text: 'A letter.' },
  })
  return isRefusal(answer) ? null : answer
}

async function settled({ caseId, correspondenceId }: { caseId: string; correspondenceId: string }) {
  const params = { caseId, correspondenceId }
  await vi.waitFor(
    async () => {
      const view = await callOperation(asClient(), readCorrespondence, { params })
      if (isRefusal(view) || /queued|sending/.test(view.state)) throw new Error('on its way')
    },
    { timeout: 180_000, interval: 200 },
  )
}

function asClient() {
  return address(services.urls.correspondence, {
    scope: 'correspondence:send',
    clientId: 'reports',
  })
}

function asStaff(scope: Scope, baseUrl: string) {
  return address(baseUrl, { scope, clientId: 'console', subject: 'siwan' })
}

function address(
  baseUrl: string,
  who: Omit<Parameters<GateServices['issuer']['token']>[0], 'audience'>,
) {
  const token = () => services.issuer.token({ audience: 'urn:gwirio:api', ...who })
  return { baseUrl, timeoutMilliseconds: 60_000, token }
}

function instantNow(): number {
  return performance.timeOrigin + performance.now()
}
