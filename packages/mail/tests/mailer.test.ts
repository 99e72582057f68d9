import { generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createMailer,
  type Mailer,
  type MailListener,
  type OutgoingMail,
  type ReceivedMail,
  startSmtpListener,
} from '../src/index.ts'

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

const prompt: OutgoingMail = {
  from: { name: 'Gwirio / Verification', address: 'gwirio@reply.example' },
  to: "Sean.O'Brien&co+court@example.com",
  envelopeFrom: 'r-bounce@reply.example',
  replyTo: 'r-token@reply.example',
  subject: 'Eich cod chi · Your code: ŵŷ',
  text: 'Atebwch â’r cod.\n\nReply with the code.\n',
  messageId: '<r-token.1@reply.example>',
  inReplyTo: '<question@example.com>',
  references: ['<first@example.com>', '<question@example.com>'],
  languages: ['cy', 'en'],
  autoSubmitted: 'auto-generated',
}

let relay: MailListener
let mailer: Mailer
let received: ReceivedMail[]
let isBroken: boolean

beforeEach(async () => {
  received = []
  isBroken = false
  relay = await startSmtpListener({
    host: '127.0.0.1',
    port: 0,
    serverName: 'relay.example',
    domains: ['example.com', 'xn--lln-k2a.cymru'],
    clock: { now: () => new Date() },
    log: { info: () => undefined, error: () => undefined },
    async accept(mail) {
      if (isBroken) throw new Error('the disk is full')
      received.push(mail)
    },
  })
  mailer = createMailer({
    url: `smtp://127.0.0.1:${relay.port}`,
    dkim: { domainName: 'reply.example', keySelector: 's1', privateKey },
  })
})

afterEach(async () => {
  await mailer[Symbol.asyncDispose]()
  await relay[Symbol.asyncDispose]()
})

describe('the mailer', () => {
  it('sends one signed message to one address, as typed', async () => {
    const result = await mailer.send(prompt)
    expect(result).toMatchObject({ sent: true, messageId: '<r-token.1@reply.example>' })
    expect(received).toHaveLength(1)
    expect(received[0]).toMatchObject({
      mailFrom: 'r-bounce@reply.example',
      recipients: ["Sean.O'Brien&co+court@example.com"],
    })
    const [header = '', body = ''] = Buffer.from(received[0]?.raw ?? '')
      .toString()
      .split('\r\n\r\n')
    const unfolded = header.replace(/\r\n\s+/g, ' ')
    for (const line of [
      "To: Sean.O'Brien&co+court@example.com",
      'Reply-To: r-token@reply.example',
      'Message-ID: <r-token.1@reply.example>',
      'In-Reply-To: <question@example.com>',
      'References: <first@example.com> <question@example.com>',
      'Auto-Submitted: auto-generated',
      'Content-Language: cy, en',
      'Content-Type: text/plain; charset=utf-8',
    ]) {
      expect(unfolded.split('\r\n')).toContain(line)
    }
    expect(unfolded).toMatch(/^DKIM-Signature: .*d=reply\.example/)
    expect(header).not.toMatch(/X-Mailer/i)
    expect(body).not.toContain('<')
  })

  it('sends an answer under the null reverse path, so that nothing comes back', async () => {
    expect(await mailer.send({ ...prompt, envelopeFrom: '' })).toMatchObject({ sent: true })
    expect(received[0]?.mailFrom).toBe('')
  })

  it('sends to an internationalised domain', async () => {
    expect(await mailer.send({ ...prompt, to: 'Gwen@Llŷn.Cymru' })).toMatchObject({ sent: true })
    expect(received[0]?.recipients).toEqual(['Gwen@llŷn.cymru'])
  })

  it('says that a refused recipient is refused for good', async () => {
    expect(await mailer.send({ ...prompt, to: 'sian@elsewhere.example' })).toEqual({
      sent: false,
      permanent: true,
      code: 'smtp-550',
    })
  })

  it('says that a relay in trouble may take it later', async () => {
    isBroken = true
    expect(await mailer.send(prompt)).toEqual({ sent: false, permanent: false, code: 'smtp-451' })
  })

  it('says that a relay that is away may take it later', async () => {
    await relay[Symbol.asyncDispose]()
    expect(await mailer.send(prompt)).toEqual({ sent: false, permanent: false, code: 'esocket' })
  })

  it.each([
    ['a list of addresses', { to: 'sian@example.com, eve@example.com' }],
    ['a display name', { to: '"sian@example.com" <eve@example.com>' }],
    ['a quoted local part', { to: '"sian@example.com x"@example.org' }],
    ['a line break in the subject', { subject: 'x\r\nBcc: eve@example.com' }],
    [
      'a line break in the name',
      { from: { name: 'x\nBcc: e@example.com', address: 'a@example.com' } },
    ],
    ['a line break in the Message-ID', { messageId: '<a@example.com>\r\nBcc: eve@example.com' }],
    ['a line break in the references', { references: ['<a@example.com>\r\nBcc: eve@example.com'] }],
    ['a second reply address', { replyTo: 'a@example.com,eve@example.com' }],
  ])('never sends %s, and does not quote it', async (_, change) => {
    const failure = mailer.send({ ...prompt, ...change })
    await expect(failure).rejects.toThrow(TypeError)
    await expect(failure).rejects.not.toThrow(/example/)
    expect(received).toEqual([])
  })
})
