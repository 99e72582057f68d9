import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { forThisFile } from '@gwirio/testing'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  checkReceipt,
  createGwirioClient,
  type GwirioClientOptions,
  GwirioError,
  isRefused,
} from '../src/index.ts'
import { caseReference, change, startTinyGwirio, verifiedAddress } from './tiny-gwirio.ts'

const gwirio = await forThisFile(startTinyGwirio())
const question = { case: caseReference, party: '1', address: verifiedAddress }
const letter = { ...question, kind: 'letter', text: 'Annwyl Gwen' } as const
const waits: number[] = []

function connect(more: Partial<GwirioClientOptions> = {}) {
  return createGwirioClient({
    baseUrls: { emailVerification: gwirio.gate.url, correspondence: gwirio.outgoing.url },
    issuer: gwirio.issuer,
    clientId: 'reports',
    clientSecret: 'a secret for tests',
    resource: 'urn:gwirio:api',
    surroundings: {
      now: () => gwirio.clock.now(),
      random: () => 0.5,
      wait: async (milliseconds) => void waits.push(milliseconds),
    },
    ...more,
  })
}

const client = connect()

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = []
  for await (const item of items) collected.push(item)
  return collected
}

beforeEach(() => {
  waits.length = 0
  gwirio.sent.length = 0
})

describe('the question', () => {
  it('is answered with a receipt that lets this client send', async () => {
    const answer = await client.ask(question)
    expect(answer).toMatchObject({ answer: 'yes', reason: 'verified', level: 'strong' })
    const keys = { jwks: gwirio.signer.jwks, audience: 'reports', now: gwirio.clock.now() }
    expect(await checkReceipt(answer.receipt, { ...keys, asked: question })).toMatchObject({
      mayBeSent: true,
    })
  })

  it('is answered with no for another address', async () => {
    expect(await client.ask({ ...question, address: 'other@post.example' })).toMatchObject({
      answer: 'no',
    })
  })

  it('goes in batches of 500, and the answers are in the order of the questions', async () => {
    const before = gwirio.gate.seen
    const questions = Array.from({ length: 1201 }, (_, index) => ({
      ...question,
      address: index % 3 === 0 ? verifiedAddress : `nobody-${index}@post.example`,
    }))
    const answers = await client.askMany(questions)
    expect(answers.map(({ answer }) => answer)).toEqual(
      questions.map((_, index) => (index % 3 === 0 ? 'yes' : 'no')),
    )
    expect(gwirio.gate.seen - before).toBe(3)
  })

  it('asks nothing when there is nothing to ask', async () => {
    const before = gwirio.gate.seen
    expect(await client.askMany([])).toEqual([])
    expect(gwirio.gate.seen).toBe(before)
  })

  it.each([
    ['a connection that breaks', ['lost-request', 'lost-answer']],
    ['a proxy that says 503', [{ status: 503 }, { status: 503 }]],
    ['a proxy that says 502 and 504', [{ status: 502 }, { status: 504 }]],
    ['too many requests', [{ status: 429 }]],
    ['a request that took too long', [{ status: 408 }]],
  ] as const)('is asked again after %s', async (_, faults) => {
    gwirio.gate.inject(...faults)
    expect(await client.ask(question)).toMatchObject({ answer: 'yes' })
    expect(waits).toHaveLength(faults.length)
  })

  it('waits twice as long each time, and at least as long as it was asked to', async () => {
    gwirio.gate.inject(
      { status: 503 },
      { status: 503, headers: { 'retry-after': '7' } },
      { status: 503 },
    )
    await client.ask(question)
    expect(waits).toEqual([125, 7250, 500])
  })

  it('is given up after five attempts, by an error that holds no address', async () => {
    gwirio.gate.inject(...Array<'lost-request'>(5).fill('lost-request'))
    const error = await client.ask(question).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(GwirioError)
    expect(error).toMatchObject({
      code: 'unreachable',
      status: null,
      operation: 'askVerificationStatus',
    })
    expect(JSON.stringify(error) + String(error)).not.toContain('post.example')
    expect(waits).toHaveLength(4)
  })

  it('is given up at once where it is wrong, and says which field', async () => {
    const error = await client.ask({ ...question, case: 'x' }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'invalid-input', errors: [{ path: 'body.case' }] })
    expect(waits).toEqual([])
  })

  it('is not waited for without end', async () => {
    gwirio.gate.inject('silent')
    const hasty = connect({ timeoutMilliseconds: 50, attempts: 1 })
    await expect(hasty.ask(question)).rejects.toMatchObject({ code: 'timed-out' })
  })

  it('ends when the caller gives it up', async () => {
    gwirio.gate.inject('silent')
    const controller = new AbortController()
    const before = gwirio.gate.seen
    const asked = client.ask(question, { signal: controller.signal })
    await vi.waitFor(() => expect(gwirio.gate.seen).toBe(before + 1))
    controller.abort(new Error('given up'))
    await expect(asked).rejects.toThrow('given up')
  })

  it('takes an answer that is not in the contract for none', async () => {
    const body = JSON.stringify({ answer: 'yes' })
    gwirio.gate.inject({ status: 200, body })
    await expect(client.ask(question)).rejects.toMatchObject({ code: 'contract-broken' })
  })

  it('leaves out what a newer service adds', async () => {
    const answer = await client.ask(question)
    gwirio.gate.inject({ status: 200, body: JSON.stringify({ ...answer, newer: 1 }) })
    expect(await client.ask(question)).toEqual(answer)
  })
})

describe('the token', () => {
  it('is renewed when it has ended', async () => {
    const other = connect()
    await other.ask(question)
    gwirio.clock.advance({ seconds: 600 })
    expect(await other.ask(question)).toMatchObject({ answer: 'yes' })
  })

  it('is renewed once when it is not accepted', async () => {
    const problem = { status: 401, body: JSON.stringify({ code: 'token-invalid' }) }
    gwirio.gate.inject(problem)
    expect(await client.ask(question)).toMatchObject({ answer: 'yes' })
    gwirio.gate.inject(problem, problem)
    await expect(client.ask(question)).rejects.toMatchObject({ code: 'token-invalid', status: 401 })
  })

  it('comes from a token endpoint without metadata too', async () => {
    const { issuer: _, ...rest } = { issuer: '' }
    const direct = createGwirioClient({
      ...rest,
      baseUrls: { emailVerification: gwirio.gate.url, correspondence: gwirio.outgoing.url },
      tokenUrl: `${gwirio.issuer}/token`,
      clientId: 'reports',
      clientSecret: 'a secret for tests',
      resource: 'urn:gwirio:api',
      surroundings: { now: () => gwirio.clock.now() },
    })
    expect(await direct.ask(question)).toMatchObject({ answer: 'yes' })
  })

  it('is said to be unreachable without the secret', async () => {
    const lost = connect({ issuer: 'http://127.0.0.1:1' })
    const error = await lost.ask(question).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'unreachable', operation: 'token' })
    expect(JSON.stringify(error)).not.toContain('a secret')
  })
})

describe('sending', () => {
  it('sends documents from memory and from files, and says how far it is', async () => {
    const path = join(tmpdir(), `gwirio-${process.pid}.txt`)
    await writeFile(path, 'From a file')
    const progress: number[] = []
    const answer = await client.send(
      {
        ...letter,
        reference: 'R-1',
        documents: [
          { name: 'report.pdf', content: new Uint8Array(200_000) },
          { path, name: 'nodiadau ŵ.txt' },
        ],
      },
      { onProgress: ({ sentBytes, totalBytes }) => void progress.push(sentBytes / totalBytes) },
    )
    expect(answer).toMatchObject({ state: 'queued', reference: 'R-1' })
    expect(gwirio.sent[0]?.files).toMatchObject([
      { name: 'report.pdf', declaredType: 'application/pdf' },
      { name: 'nodiadau ŵ.txt' },
    ])
    expect(gwirio.sent[0]?.files[1]?.bytes.toString()).toBe('From a file')
    expect(progress.length).toBeGreaterThan(1)
    expect(progress.at(-1)).toBe(1)
  })

  it('is taken once however often it was sent', async () => {
    gwirio.outgoing.inject('lost-answer', { status: 503 }, 'lost-request')
    expect(isRefused(await client.send(letter))).toBe(false)
    expect(gwirio.sent).toHaveLength(1)
  })

  it('is taken twice when it is sent twice: the key is that of the call', async () => {
    await client.send(letter)
    await client.send(letter)
    expect(gwirio.sent).toHaveLength(2)
    const idempotencyKey = 'report-4711'
    await client.send(letter, { idempotencyKey })
    await client.send(letter, { idempotencyKey })
    expect(gwirio.sent).toHaveLength(3)
  })

  it('answers with a refusal and its remedy when the gate is closed', async () => {
    const answer = await client.send({ ...letter, address: 'other@post.example' })
    expect(answer).toMatchObject({
      refused: 'gate-closed',
      remedy: expect.stringContaining('phone'),
    })
    expect(gwirio.sent).toHaveLength(0)
  })

  it('sends nothing of what is too large or cannot be read', async () => {
    const before = gwirio.outgoing.seen
    const large = { name: 'a.pdf', content: new Uint8Array(26 * 1024 * 1024) }
    await expect(client.send({ ...letter, documents: [large] })).rejects.toMatchObject({
      code: 'body-too-large',
    })
    const missing = { path: '/nowhere/a.pdf' }
    const error = await client.send({ ...letter, documents: [missing] }).catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'document-unreadable' })
    expect(String(error)).not.toContain('nowhere')
    expect(gwirio.outgoing.seen).toBe(before)
  })

  it('is said to be busy when it stays so', async () => {
    const busy = { status: 503, body: JSON.stringify({ code: 'busy' }) }
    gwirio.outgoing.inject(...Array<typeof busy>(5).fill(busy))
    await expect(client.send(letter)).rejects.toMatchObject({ code: 'busy', status: 503 })
  })
})

describe('what was sent', () => {
  async function send() {
    const answer = await client.send(letter)
    if (isRefused(answer)) throw new Error('refused')
    return answer
  }

  it('is listed page by page', async () => {
    for (let count = 0; count < 5; count += 1) await send()
    const listed = await collect(client.list())
    expect(listed.map(({ correspondenceId }) => correspondenceId)).toEqual(
      gwirio.sent.map(({ view }) => view.correspondenceId),
    )
  })

  it('is recalled, also when the answer to that was lost', async () => {
    const place = await send()
    gwirio.outgoing.inject('lost-answer')
    expect(await client.recall(place)).toMatchObject({ state: 'recalled' })
  })

  it('is not recalled when it has left', async () => {
    const place = await send()
    const [kept] = gwirio.sent
    if (kept) change(kept.view, 'sent')
    expect(await client.recall(place)).toMatchObject({ refused: 'state-does-not-allow' })
  })

  it('is followed until it was sent, each change once', async () => {
    const place = await send()
    const kinds: string[] = []
    for await (const { change: told } of client.follow(place)) {
      kinds.push(told.kind)
      const [kept] = gwirio.sent
      if (told.kind === 'submitted' && kept) change(kept.view, 'sent')
    }
    expect(kinds).toEqual(['submitted', 'sent'])
    expect(waits).toEqual([1000])
  })

  it('is followed further where that is asked for, less and less often', async () => {
    const place = await send()
    const [kept] = gwirio.sent
    if (!kept) throw new Error('nothing was sent')
    change(kept.view, 'sent')
    const patient = connect({
      surroundings: {
        now: () => gwirio.clock.now(),
        wait: async (milliseconds) => {
          waits.push(milliseconds)
          if (waits.length === 8) change(kept.view, 'delivered')
        },
      },
    })
    const followed = await collect(patient.follow(place, { until: 'known' }))
    expect(followed.map(({ change: told }) => told.kind)).toEqual([
      'submitted',
      'sent',
      'delivered',
    ])
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000])
  })

  it('is nothing to follow where there is nothing', async () => {
    const caseId = '0198a0de-0000-7000-8000-000000000001'
    expect(await collect(client.follow({ caseId, correspondenceId: caseId }))).toEqual([])
  })
})

describe('the options', () => {
  it.each([
    ['a base address that is none', { baseUrls: 'gwirio' }],
    ['neither issuer nor token address', { issuer: '' }],
  ])('are refused with %s', async (_, options) => {
    await expect((async () => connect(options).ask(question))()).rejects.toMatchObject({
      code: 'options-not-usable',
    })
  })

  it('take one address for all, with a path', async () => {
    const one = connect({ baseUrls: `${gwirio.gate.url}/` })
    expect(await one.ask(question)).toMatchObject({ answer: 'yes' })
  })
})
