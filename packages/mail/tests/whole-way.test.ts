import { randomBytes } from 'node:crypto'
import { dkimPublicKey, type MailWorld, reservedDomains, startMailWorld } from '@gwirio/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  authenticateMail,
  createMailer,
  createReplyToken,
  createResolver,
  decideReply,
  type Mailer,
  type MailListener,
  messageIdFor,
  type ReceivedMail,
  type ReplyDecision,
  readReply,
  replyAddressFor,
  startSmtpListener,
} from '../src/index.ts'
import { privateKey } from './signed-mail.ts'

const domain = 'reply.gwirio.example'
const token = createReplyToken(randomBytes)
const replyAddress = replyAddressFor(token, domain)
const promptId = messageIdFor(token, 1, domain)

let listener: MailListener
let world: MailWorld
let mailer: Mailer
let received: ReceivedMail[] = []

beforeAll(async () => {
  listener = await startSmtpListener({
    host: '127.0.0.1',
    port: 0,
    serverName: `mx.${domain}`,
    domains: [domain],
    clock: { now: () => new Date() },
    log: { info: () => undefined, error: () => undefined },
    accept: async (mail) => void received.push(mail),
  })
  const dkim = { selector: 's1', publicKey: dkimPublicKey(privateKey) }
  world = await startMailWorld({ services: [{ domain, smtpPort: listener.port, dkim }] })
  mailer = createMailer({
    url: world.smtpUrl,
    dkim: { domainName: domain, keySelector: 's1', privateKey },
  })
})

afterAll(async () => {
  await mailer[Symbol.asyncDispose]()
  await world[Symbol.asyncDispose]()
  await listener[Symbol.asyncDispose]()
})

/** What a service does with the one message that a reply brings. */
async function decideOn(mail: Parameters<MailWorld['send']>[0]): Promise<ReplyDecision> {
  received = []
  expect(await world.send(mail)).toMatchObject({ accepted: true })
  const [message] = received
  if (!message) throw new Error('nothing was received')
  const { raw, mailFrom } = message
  const reply = await readReply(raw)
  const verification = {
    preferredAddress: 'sian@example.com',
    replyAddress,
    matchedBy: [
      ...(reply.tokens.includes(token) ? (['token'] as const) : []),
      ...(reply.references.includes(promptId) ? (['reference'] as const) : []),
      ...(reply.from === 'sian@example.com' ? (['from'] as const) : []),
    ],
  }
  const first = decideReply({ reply, mailFrom, verification, verdict: null })
  if (first.kind !== 'authenticate') return first
  const resolver = createResolver({ servers: [world.dns.address] })
  const verdict = await authenticateMail(raw, message, { resolver, now: new Date() })
  return decideReply({ reply, mailFrom, verification, verdict })
}

describe('a prompt and its reply', () => {
  it('go out authenticated and come back as a code to check', async () => {
    const sent = await mailer.send({
      from: { name: 'Gwirio', address: `gwirio@${domain}` },
      to: 'sian@example.com',
      replyTo: replyAddress,
      subject: 'Eich cod · Your code',
      text: 'Atebwch â’r cod.\n\nReply with the code.\n',
      messageId: promptId,
      languages: ['cy', 'en'],
      autoSubmitted: 'auto-generated',
    })
    expect(sent).toMatchObject({ sent: true })
    const prompt = await world.waitForMail({ to: 'sian@example.com' })
    expect(prompt.authentication).toMatchObject({ dkim: 'pass', dmarc: 'pass' })

    const answer = { from: 'sian@example.com', to: prompt.replyTo, inReplyTo: prompt.messageId }
    expect(
      await decideOn({ ...answer, subject: 'Re: Eich cod', text: 'Fy nghod: 123 456' }),
    ).toEqual({
      kind: 'check-code',
      candidates: ['123456'],
      level: 'strong',
    })
    expect(await decideOn({ ...answer, text: 'Pa god?' })).toEqual({
      kind: 'no-code',
      level: 'strong',
    })
  })

  it('needs no reference when it comes from the preferred address', async () => {
    const newMessage = { from: 'sian@example.com', to: replyAddress, text: '123456' }
    expect(await decideOn(newMessage)).toMatchObject({ kind: 'check-code' })
  })

  it.each([
    [
      'signed by another domain',
      { signAs: 'eve.example', envelopeFrom: 'eve@eve.example' },
      'not-authenticated',
    ],
    ['not signed', { unsigned: true }, 'weak-authentication'],
    ['from another address', { from: 'eve@example.com', inReplyTo: promptId }, 'other-address'],
    ['to be answered elsewhere', { replyTo: 'eve@example.com' }, 'other-reply-to'],
    [
      'from a domain that proves nothing',
      { from: `sian@${reservedDomains.unsigned}`, inReplyTo: promptId },
      'other-address',
    ],
  ])('are held when the reply is %s', async (_, change, reason) => {
    const forged = { from: 'sian@example.com', to: replyAddress, text: '123456', ...change }
    expect(await decideOn(forged)).toMatchObject({ kind: 'hold', reason })
  })
})
