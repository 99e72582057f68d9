import { createCertificate } from '@gwirio/testing'
import { createTransport } from 'nodemailer'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type ListenerOptions,
  type MailListener,
  type ReceivedMail,
  startSmtpListener,
} from '../src/index.ts'
import { connectSmtp } from './smtp-client.ts'

const receivedAt = new Date('2026-03-02T10:00:00Z')
let kept: ReceivedMail[]
let refuseToKeep: Error | null
let logged: object[]
let listener: MailListener

async function start(
  change: Partial<ListenerOptions & { host: string; port: number }> = {},
): Promise<MailListener> {
  return await startSmtpListener({
    host: '127.0.0.1',
    port: 0,
    serverName: 'mx.reply.example',
    domains: ['reply.example'],
    maxMessageBytes: 50_000,
    maxRecipients: 2,
    clock: { now: () => receivedAt },
    log: { info: (fields) => logged.push(fields), error: (fields) => logged.push(fields) },
    async accept(mail) {
      if (refuseToKeep) throw refuseToKeep
      kept.push(mail)
    },
    ...change,
  })
}

beforeEach(async () => {
  kept = []
  logged = []
  refuseToKeep = null
  listener = await start()
})

afterEach(() => listener[Symbol.asyncDispose]())

/** Sends what stands between DATA and its end; returns the reply. */
async function sendData(data: string, recipient = 'r-token@reply.example'): Promise<string> {
  using client = await connectSmtp(listener.port)
  await client.open(recipient)
  expect(await client.say('DATA')).toMatch(/^354/)
  client.write(data)
  return await client.readReply()
}

describe('the SMTP listener', () => {
  it('keeps a message as it came, with the facts of its connection', async () => {
    const raw = 'From: sian@example.com\r\nSubject: cod\r\n\r\n..a dot\r\n123456\r\n'
    expect(await sendData(`${raw.replace('\r\n..', '\r\n...')}.\r\n`)).toMatch(/^250 2\.6\.0/)
    expect(kept).toEqual([
      {
        raw: Buffer.from(raw),
        wayIn: 'smtp',
        viaEdge: false,
        remoteAddress: '127.0.0.1',
        helo: 'client.example.com',
        mailFrom: 'sian@example.com',
        recipients: ['r-token@reply.example'],
        tls: null,
        receivedAt,
      },
    ])
  })

  it('takes mail from a real client', async () => {
    const transport = createTransport({ host: '127.0.0.1', port: listener.port, ignoreTLS: true })
    await transport.sendMail({
      from: 'a@example.com',
      to: 'r-x@Reply.Example',
      text: 'Siân '.repeat(500),
    })
    expect(kept).toHaveLength(1)
  })

  it('asks the client to try again when the message could not be kept', async () => {
    refuseToKeep = new Error('connection to sian@example.com lost')
    expect(await sendData('Subject: cod\r\n\r\n123456\r\n.\r\n')).toMatch(/^451 4\.3\.0/)
    expect(JSON.stringify(logged)).not.toContain('sian')
  })

  it('does not relay', async () => {
    using client = await connectSmtp(listener.port)
    await client.open('r-token@reply.example')
    for (const other of [
      'a@example.com',
      'a@sub.reply.example',
      'a@reply.example.com',
      'a%b@example.com',
    ]) {
      expect(await client.say(`RCPT TO:<${other}>`)).toMatch(/^550 5\.7\.1/)
    }
  })

  it('accepts every local part of its domain, so that nobody learns which exist', async () => {
    using client = await connectSmtp(listener.port)
    await client.open('r-one@reply.example')
    expect(await client.say('RCPT TO:<nobody@REPLY.EXAMPLE>')).toMatch(/^250/)
    expect(await client.say('RCPT TO:<third@reply.example>')).toMatch(/^452/)
  })

  it.each(['VRFY sian', 'AUTH PLAIN AGEAYg==', 'EXPN all', 'STARTTLS', 'HELP', 'XCLIENT NAME=x'])(
    'does not know %s',
    async (command) => {
      using client = await connectSmtp(listener.port)
      await client.open('r-token@reply.example')
      expect(await client.say(command)).toMatch(/^50[0-9]/)
    },
  )

  it('advertises its size, refuses what is announced as larger, and what is larger', async () => {
    using client = await connectSmtp(listener.port)
    await client.readReply()
    const features = await client.say('EHLO client.example.com')
    expect(features).toContain('SIZE 50000')
    expect(features).not.toMatch(/AUTH|STARTTLS|VRFY/)
    expect(await client.say('MAIL FROM:<a@example.com> SIZE=50001')).toMatch(/^552/)
    const large = `Subject: x\r\n\r\n${`${'x'.repeat(900)}\r\n`.repeat(60)}.\r\n`
    expect(await sendData(large)).toMatch(/^552 5\.3\.4/)
    expect(kept).toEqual([])
  })

  it.each([
    ['a bare line feed', 'Subject: x\r\n\r\na\nb\r\n.\r\n'],
    ['a bare carriage return', 'Subject: x\r\n\r\na\rb\r\n.\r\n'],
    [
      'an end without carriage returns',
      'Subject: x\r\n\r\na\n.\nMAIL FROM:<b@example.com>\r\n.\r\n',
    ],
    [
      'an end after a bare line feed',
      'Subject: x\r\n\r\na\n.\r\nMAIL FROM:<b@example.com>\r\n.\r\n',
    ],
    ['an end after a bare carriage return', 'Subject: x\r\n\r\na\r.\r\nRSET\r\n.\r\n'],
    ['a NUL', 'Subject: x\r\n\r\na\0b\r\n.\r\n'],
    ['a very long line', `Subject: x\r\n\r\n${'x'.repeat(10_001)}\r\n.\r\n`],
    ['very many header fields', `${'A: b\r\n'.repeat(501)}\r\n.\r\n`],
  ])('refuses %s for good, as one message', async (_, data) => {
    expect(await sendData(data)).toMatch(/^554 5\.6\.0/)
    expect(kept).toEqual([])
  })

  it('answers every message of a connection on its own', async () => {
    using client = await connectSmtp(listener.port)
    await client.open('r-token@reply.example')
    await client.say('DATA')
    client.write(`${'x'.repeat(10_001)}\r\n.\r\nMAIL FROM:<b@example.com>\r\n`)
    expect(await client.readReply()).toMatch(/^554/)
    expect(await client.readReply()).toMatch(/^250/)
    await client.say('RCPT TO:<r-token@reply.example>')
    await client.say('DATA')
    expect(await client.say('Subject: y\r\n\r\nb\r\n.')).toMatch(/^250/)
    expect(kept).toHaveLength(1)
  })

  it('closes while clients are connected', async () => {
    using client = await connectSmtp(listener.port)
    await client.readReply()
    await listener[Symbol.asyncDispose]()
    expect(await client.readReply()).toBe('closed')
  })

  it('closes while a client is in the middle of a message', async () => {
    using client = await connectSmtp(listener.port)
    await client.open('r-token@reply.example')
    await client.say('DATA')
    client.write('Subject: x\r\n\r\nhalf')
    await listener[Symbol.asyncDispose]()
    expect(await client.readReply()).toBe('closed')
    expect(kept).toEqual([])
  })

  it('says how a message was encrypted, and closes with clients that are', async () => {
    const secured = await start({ tls: createCertificate('mx.reply.example') })
    const transport = createTransport({
      host: '127.0.0.1',
      port: secured.port,
      requireTLS: true,
      pool: true,
      tls: { rejectUnauthorized: false },
    })
    await transport.sendMail({ from: 'a@example.com', to: 'r-x@reply.example', text: '123456' })
    expect(kept).toMatchObject([{ tls: expect.stringMatching(/^TLSv1\.3 TLS_\w+$/) }])
    await secured[Symbol.asyncDispose]()
    transport.close()
  })

  it.each([false, true])(
    'cuts a connection that outstays its time (TLS: %s)',
    async (isSecured) => {
      const tls = isSecured ? createCertificate('mx.reply.example') : undefined
      const hasty = await start({ maxSessionSeconds: 1.5, tls })
      using client = await connectSmtp(hasty.port)
      await client.readReply()
      await client.say('EHLO client.example.com')
      if (isSecured) await client.startTls()
      expect(await client.readReply()).toBe('closed')
      await hasty[Symbol.asyncDispose]()
    },
  )

  it('turns clients away when it has enough of them', async () => {
    const small = await start({ maxConnections: 1 })
    using first = await connectSmtp(small.port)
    expect(await first.readReply()).toMatch(/^220/)
    using second = await connectSmtp(small.port)
    expect(await second.readReply()).toMatch(/^421/)
    await small[Symbol.asyncDispose]()
  })

  it('leaves connections to other clients', async () => {
    const shared = await start({ host: '127.0.0.1', maxConnectionsPerClient: 2 })
    using first = await connectSmtp(shared.port)
    using second = await connectSmtp(shared.port)
    using third = await connectSmtp(shared.port)
    using other = await connectSmtp(shared.port, '127.0.0.2')
    expect(await third.readReply()).toMatch(/^421 4\.7\.0/)
    for (const client of [first, second, other]) expect(await client.readReply()).toMatch(/^220/)
    first[Symbol.dispose]()
    await expect
      .poll(async () => {
        using again = await connectSmtp(shared.port)
        return await again.readReply()
      })
      .toMatch(/^220/)
    await shared[Symbol.asyncDispose]()
  })

  it('says so when it cannot listen', async () => {
    await expect(start({ port: listener.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})
