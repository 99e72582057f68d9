import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import twilio from 'twilio'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTwilio, unreachableNumber } from '../src/index.ts'

const account = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'only-for-tests' }
const from = '+447700900001'
const body = 'Eich cod / Your code: 123456'

let server: Awaited<ReturnType<typeof startTwilio>>
let receiver: Awaited<ReturnType<typeof startReceiver>>
let client: twilio.Twilio

beforeAll(async () => {
  receiver = await startReceiver()
  server = await startTwilio(account)
  client = clientOf(server.url)
})
afterEach(() => server.setFault(null))
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await receiver.close()
})

describe("Twilio's own library", () => {
  it('sends a text, which is delivered', async () => {
    const to = '+447700900002'
    const sent = await client.messages.create({ to, from, body })

    expect(sent).toMatchObject({ status: 'queued', to, from, body, numSegments: '1' })
    const text = await server.waitForText({ to, where: (each) => each.status === 'delivered' })
    expect(text).toMatchObject({ sid: sent.sid, body })
    expect(await client.messages(sent.sid).fetch()).toMatchObject({ status: 'delivered' })
  })

  it('lists what was sent to a number since a time, newest first', async () => {
    const to = '+447700900003'
    const before = new Date()
    const first = await client.messages.create({ to, from, body: '1' })
    const second = await client.messages.create({ to, from, body: '2' })
    await client.messages.create({ to: '+447700900004', from, body: '3' })
    await server.waitForText({ to, where: (text) => text.sid === first.sid && isOnItsWay(text) })
    await server.waitForText({ to, where: (text) => text.sid === second.sid && isOnItsWay(text) })

    const list = (filter: object) => client.messages.list({ to, ...filter })
    const sids = [second.sid, first.sid]
    expect((await list({})).map((each) => each.sid)).toEqual(sids)
    expect((await list({ dateSentAfter: before })).map((each) => each.sid)).toEqual(sids)
    expect((await list({ dateSent: before })).map((each) => each.sid)).toEqual(sids)
    expect((await list({ pageSize: 1 })).map((each) => each.sid)).toEqual(sids)
    expect(await list({ dateSentAfter: new Date(Date.now() + 60_000) })).toEqual([])
    expect(await list({ dateSentBefore: new Date(Date.now() - 60_000) })).toEqual([])
  })

  it('accepts the signature of every status callback, in order', async () => {
    const to = '+447700900005'
    const statusCallback = `${receiver.url}/status?of=1`
    await client.messages.create({ to, from, body, statusCallback })

    const calls = await receiver.callsFor(to, 3)
    expect(calls.map((call) => call.form['MessageStatus'])).toEqual(['queued', 'sent', 'delivered'])
    const isGenuine = (token: string) =>
      calls.map((call) => twilio.validateRequest(token, call.signature, statusCallback, call.form))
    expect(isGenuine(account.authToken)).toEqual([true, true, true])
    expect(isGenuine('another-token')).toEqual([false, false, false])
  })
})

describe('a refusal', () => {
  it.each([
    ['not a number', { to: '12345' }, 400, 21211],
    ['a UK number with a digit missing', { to: '+4477009000' }, 400, 21211],
    ['a landline', { to: '+442920180123' }, 400, 21614],
    ['a personal number', { to: '+447000900123' }, 400, 21614],
    ['no body', { body: '' }, 400, 21602],
    ['no sender', { from: '' }, 400, 21603],
    ['a body too long', { body: 'x'.repeat(1601) }, 400, 21617],
    ['a callback that is no URL', { statusCallback: 'nowhere' }, 400, 21609],
  ])('of %s has the code of Twilio', async (_what, change, status, code) => {
    const message = { to: '+447700900006', from, body, ...change }
    await expect(client.messages.create(message)).rejects.toMatchObject({ status, code })
    expect(server.texts('+447700900006')).toEqual([])
  })

  it('of a wrong token or account has the code of Twilio', async () => {
    const wrong = [
      clientOf(server.url, { ...account, authToken: 'wrong' }),
      clientOf(server.url, { ...account, accountSid: `AC${'1'.repeat(32)}` }),
    ]
    for (const each of wrong) {
      await expect(each.messages.create({ to: '+447700900006', from, body })).rejects.toMatchObject(
        { status: 401, code: 20003 },
      )
    }
  })

  it('of an unknown text has the code of Twilio', async () => {
    await expect(client.messages(`SM${'0'.repeat(32)}`).fetch()).rejects.toMatchObject({
      status: 404,
      code: 20404,
    })
  })
})

describe('a fault', () => {
  const to = '+447700900007'

  it.each([
    ['refuse', { status: 400, code: 21610 }],
    ['server-error', { status: 500, code: 20500 }],
  ] as const)('%s is answered with its code', async (fault, answer) => {
    server.setFault(fault)
    await expect(client.messages.create({ to, from, body })).rejects.toMatchObject(answer)
    expect(server.texts(to)).toEqual([])
  })

  it('hang sends nothing and answers nothing', async () => {
    server.setFault('hang')
    const impatient = clientOf(server.url, account, { timeout: 100 })
    await expect(impatient.messages.create({ to, from, body })).rejects.toThrow('timeout')
    expect(server.texts(to)).toEqual([])
  })

  it('lost-answer sends the text although the caller never hears', async () => {
    const lost = '+447700900008'
    server.setFault('lost-answer')
    await expect(client.messages.create({ to: lost, from, body })).rejects.toThrow()
    await server.waitForText({ to: lost, where: (text) => text.status === 'delivered' })
  })

  it('undelivered ends so, with the error code in the callback', async () => {
    server.setFault('undelivered')
    const number = '+447700900009'
    await client.messages.create({ to: number, from, body, statusCallback: receiver.url })
    const calls = await receiver.callsFor(number, 3)
    expect(calls.at(-1)?.form).toMatchObject({ MessageStatus: 'undelivered', ErrorCode: '30003' })
  })

  it('is not needed for the number that is never reached', async () => {
    await client.messages.create({ to: unreachableNumber, from, body })
    await server.waitForText({
      to: unreachableNumber,
      where: (text) => text.status === 'undelivered',
    })
  })

  it('duplicate-callbacks reports each status twice', async () => {
    server.setFault('duplicate-callbacks')
    const number = '+447700900010'
    await client.messages.create({ to: number, from, body, statusCallback: receiver.url })
    const statuses = (await receiver.callsFor(number, 6)).map((call) => call.form['MessageStatus'])
    expect(statuses).toEqual(['queued', 'queued', 'sent', 'sent', 'delivered', 'delivered'])
  })
})

it('keeps the texts of its folder, and goes on with those on their way', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'gwirio-twilio-'))
  const to = '+447700900011'
  const isDelivered = (text: { status: string }) => text.status === 'delivered'
  const silent = await startSilent()
  const first = await startTwilio({ ...account, folder })
  await clientOf(first.url).messages.create({ to, from, body, statusCallback: silent.url })
  await silent.called
  await first[Symbol.asyncDispose]()
  expect(first.texts(to).some(isDelivered)).toBe(false)
  await silent.close()

  const second = await startTwilio({ ...account, folder })
  await expect(second.waitForText({ to, where: isDelivered })).resolves.toMatchObject({ body })
  await second[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

function clientOf(url: string, as = account, options: { timeout?: number } = {}): twilio.Twilio {
  const made = twilio(as.accountSid, as.authToken, options)
  made.api.baseUrl = url
  return made
}

function isOnItsWay(text: { status: string }): boolean {
  return text.status !== 'queued'
}

interface Call {
  form: Record<string, string>
  signature: string
}

/** Stands in for the service that hears the callbacks. */
async function startReceiver() {
  const calls: Call[] = []
  let heard = Promise.withResolvers<void>()
  const http = createServer((request, response) => {
    void request.toArray().then((chunks) => {
      const form = new URLSearchParams(Buffer.concat(chunks).toString())
      const signature = String(request.headers['x-twilio-signature'])
      calls.push({ form: Object.fromEntries(form), signature })
      response.end()
      heard.resolve()
      heard = Promise.withResolvers()
    })
  })
  const url = await listen(http)
  return {
    url,
    async callsFor(to: string, count: number): Promise<Call[]> {
      const found = () => calls.filter((call) => call.form['To'] === to)
      while (found().length < count) await heard.promise
      return found()
    },
    close: () => stop(http),
  }
}

/** Takes a callback and never answers. */
async function startSilent() {
  const { promise, resolve } = Promise.withResolvers<void>()
  const http = createServer(() => resolve())
  return { url: await listen(http), called: promise, close: () => stop(http) }
}

async function listen(http: ReturnType<typeof createServer>): Promise<string> {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const address = http.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

function stop(http: ReturnType<typeof createServer>): Promise<void> {
  http.closeAllConnections()
  return new Promise((resolve) => http.close(() => resolve()))
}
