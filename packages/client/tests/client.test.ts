import { describe, expect, it } from 'vitest'
import { checkReceipt, createGwirioClient, GwirioError } from '../src/index.ts'
import { client, connect, gwirio, question, waits } from './connect.ts'
import { verifiedAddress } from './tiny-gwirio.ts'

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
    await expect.poll(() => gwirio.gate.seen).toBe(before + 1)
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
