import { once } from 'node:events'
import tls from 'node:tls'
import { createTransport } from 'nodemailer'
import { describe, expect, it } from 'vitest'
import { connectSmtp } from './smtp-client.ts'
import {
  authPlain,
  connectSecurely,
  message,
  recipient,
  secret,
  signIn,
  startSubmission,
} from './submission.ts'

const envelope = ['MAIL FROM:<reports@gwirio.example>', `RCPT TO:<${recipient}>`, 'DATA']

async function sayAll(client: { say(line: string): Promise<string> }, lines: readonly string[]) {
  const replies: string[] = []
  for (const line of lines) replies.push(await client.say(line))
  return replies
}

describe('the submission listener', () => {
  it.each(['PLAIN', 'LOGIN'])('takes a message of a client that signs in by %s', async (method) => {
    await using listener = await startSubmission()
    const transport = createTransport({
      host: '127.0.0.1',
      port: listener.port,
      requireTLS: true,
      tls: { rejectUnauthorized: false },
      auth: { user: 'reports', pass: secret },
      authMethod: method,
    })
    const sent = await transport.sendMail({
      from: 'reports@gwirio.example',
      to: recipient,
      subject: 'Llythyr',
      text: 'Annwyl Siân',
    })
    transport.close()
    expect(sent.response).toBe('250 2.6.0 accepted')
    expect(listener.kept).toMatchObject([{ client: { clientId: 'reports' }, recipient }])
  })

  it('offers AUTH only behind TLS, and STARTTLS only before it', async () => {
    await using listener = await startSubmission()
    using client = await connectSmtp(listener.port)
    await client.readReply()
    const inClear = await client.say('EHLO reports.gwirio.example')
    expect(inClear).toContain('STARTTLS')
    expect(inClear).not.toMatch(/AUTH|SMTPUTF8|CHUNKING|DSN|XCLIENT|XFORWARD/)
    expect(await client.say(authPlain())).toMatch(/^500/)
    expect(await client.say(envelope[0] ?? '')).toMatch(/^530 5\.7\.0/)
    await client.startTls()
    expect(await client.say(envelope[0] ?? '')).toMatch(/^503/)
    const secured = await client.say('EHLO reports.gwirio.example')
    expect(secured).toContain('AUTH PLAIN LOGIN')
    expect(secured).not.toContain('STARTTLS')
  })

  it('takes nothing before a client has signed in', async () => {
    await using listener = await startSubmission()
    using client = await connectSecurely(listener.port)
    const replies = await sayAll(client, envelope)
    expect(replies).toEqual(Array(3).fill('530 5.7.0 authenticate first'))
  })

  it('discards what comes in clear behind STARTTLS', async () => {
    await using listener = await startSubmission()
    using client = await connectSmtp(listener.port)
    await client.readReply()
    await client.say('EHLO reports.gwirio.example')
    await client.startTls(`EHLO evil.example\r\n${authPlain()}\r\n${envelope[0]}\r\n`)
    expect(await client.say('NOOP')).toBe('250 OK')
    await client.say('EHLO reports.gwirio.example')
    expect(await client.say(envelope[0] ?? '')).toMatch(/^530/)
  })

  it('speaks TLS 1.2 at least', async () => {
    await using listener = await startSubmission()
    using client = await connectSmtp(listener.port)
    await client.readReply()
    await client.say('EHLO reports.gwirio.example')
    await client.say('STARTTLS')
    // The server's own limit: a client of today would not offer it by itself
    const old = {
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    } as const
    const socket = tls.connect({ socket: client.socket(), rejectUnauthorized: false, ...old })
    const [error] = await once(socket, 'error')
    expect(error).toMatchObject({ code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' })
  })

  it.each([
    ['an unknown client', authPlain('nobody'), /^535 5\.7\.8 the client or its secret is wrong$/],
    [
      'a wrong secret',
      authPlain('reports', 'wrong'),
      /^535 5\.7\.8 the client or its secret is wrong$/,
    ],
    ['another identity', authPlain('reports', secret, 'admin'), /^535 5\.7\.8 the client or its/],
    ['no secret', authPlain('reports', ''), /^535 5\.7\.8/],
    ['no base64', 'AUTH PLAIN ====', /^501/],
    ['another method', 'AUTH CRAM-MD5', /^504/],
  ])('does not sign in %s', async (_, line, answer) => {
    await using listener = await startSubmission()
    using client = await connectSecurely(listener.port)
    expect(await client.say(line)).toMatch(answer)
    expect(await client.say(envelope[0] ?? '')).toMatch(/^530/)
    expect(JSON.stringify(listener.logged)).not.toMatch(/reports|nobody|wrong"|a-secret/)
  })

  it('says to try again when it cannot be asked who signs in', async () => {
    await using listener = await startSubmission({
      signIn: async () => {
        throw new Error('away')
      },
    })
    using client = await connectSecurely(listener.port)
    expect(await client.say(authPlain())).toBe(
      '454 4.7.0 nobody can be signed in now, try again later',
    )
  })

  it('refuses the whole message once a second recipient was named, also the same again', async () => {
    await using listener = await startSubmission()
    for (const second of ['gwen@post.example', recipient]) {
      using client = await signIn(listener.port)
      const [from = '', to = '', data = ''] = envelope
      await sayAll(client, [from, to])
      const refused = await client.say(`RCPT TO:<${second}>`)
      expect(refused).toMatch(/^550 5\.7\.1 .*\(one-recipient\)$/)
      await client.say(data)
      expect(await client.say(`${message}.`)).toMatch(/^550 5\.7\.1 .*\(one-recipient\)$/)
      // Control: the next message of the same connection is not touched by it
      await sayAll(client, envelope)
      expect(await client.say(`${message}.`)).toMatch(/^250/)
    }
    expect(listener.kept).toHaveLength(2)
  })

  it('ends a client that names ten thousand recipients', async () => {
    await using listener = await startSubmission()
    using client = await signIn(listener.port)
    await client.say(envelope[0] ?? '')
    for (let number = 0; number < 10_000; number += 1)
      client.write(`RCPT TO:<sian${number}@post.example>\r\n`)
    const replies: string[] = []
    for (let reply = ''; reply !== 'closed'; ) {
      reply = await client.readReply()
      replies.push(reply.slice(0, 3))
    }
    expect(replies.filter((code) => code === '250')).toHaveLength(1)
    expect(replies.slice(-2)).toEqual(['421', 'clo'])
  })

  it.each([
    ['a quoted recipient', 'RCPT TO:<"a b"@post.example>', /^50[01]|^550/],
    ['a recipient without domain', 'RCPT TO:<postmaster>', /^550 5\.7\.1 .*\(recipient-syntax\)$/],
    ['an address literal', 'RCPT TO:<sian@[127.0.0.1]>', /^550 5\.7\.1 .*\(recipient-syntax\)$/],
    ['a parameter', `RCPT TO:<${recipient}> NOTIFY=NEVER`, /^550 5\.7\.1 .*\(unknown-parameter\)$/],
    ['a line break in it', 'RCPT TO:<sian\x0b@post.example>', /^501/],
    ['VRFY', `VRFY ${recipient}`, /^500/],
    ['EXPN', 'EXPN everybody', /^500/],
  ])('refuses %s', async (_, line, answer) => {
    await using listener = await startSubmission()
    using client = await signIn(listener.port)
    await client.say(envelope[0] ?? '')
    expect(await client.say(line)).toMatch(answer)
  })

  it.each([
    ['a bare line feed', 'Subject: a\nBcc: gwen@post.example\r\n\r\nx\r\n', /\(bare-line-feed\)$/],
    ['a bare carriage return', 'Subject: a\r\n\r\nx\ry\r\n', /\(bare-carriage-return\)$/],
    ['NUL', 'Subject: a\r\n\r\nx\0y\r\n', /\(nul-byte\)$/],
    ['too long a message', `${message}${'x'.repeat(998)}\r\n`.repeat(60), /\(too-large\)$/],
    ['too long a line', `${message}${'x'.repeat(10_001)}\r\n`, /\(line-too-long\)$/],
    ['too many fields', `${'X-A: b\r\n'.repeat(501)}\r\nx\r\n`, /\(too-many-header-fields\)$/],
  ])('refuses a message with %s', async (_, raw, answer) => {
    await using listener = await startSubmission()
    using client = await signIn(listener.port)
    await sayAll(client, envelope)
    const reply = await client.say(`${raw}.`)
    expect(reply).toMatch(/^550 5\.7\.1 /)
    expect(reply).toMatch(answer)
    expect(listener.kept).toHaveLength(0)
  })

  it('ends a message that takes too long', async () => {
    await using listener = await startSubmission({ maxMessageSeconds: 0.2 })
    using client = await signIn(listener.port)
    await sayAll(client, envelope)
    client.write('Subject: slow\r\n')
    expect(await client.readReply()).toMatch(/^421 4\.4\.2/)
    expect(listener.kept).toHaveLength(0)
  })

  it('answers commands that come at once in their order', async () => {
    await using listener = await startSubmission()
    using client = await signIn(listener.port)
    client.write(`${envelope.join('\r\n')}\r\n`)
    for (const code of ['250', '250', '354'])
      expect(await client.readReply()).toMatch(new RegExp(`^${code}`))
    client.write(`${message}.\r\nNOOP\r\nQUIT\r\n`)
    for (const code of ['250', '250', '221'])
      expect(await client.readReply()).toMatch(new RegExp(`^${code}`))
    expect(listener.kept).toHaveLength(1)
  })

  it.each([
    [
      { kind: 'refused', words: 'not to this address', code: 'gate-closed' },
      '550 5.7.1 not to this address (gate-closed)',
    ],
    [{ kind: 'later', words: 'too busy', code: 'busy' }, '451 4.3.0 too busy (busy)'],
  ] as const)('tells what became of a message: %j', async (answer, reply) => {
    await using listener = await startSubmission({ accept: async () => answer })
    using client = await signIn(listener.port)
    await sayAll(client, envelope)
    expect(await client.say(`${message}.`)).toBe(reply)
  })

  it('says to try again when the message cannot be kept', async () => {
    await using listener = await startSubmission({
      accept: async () => {
        throw new Error('the database is away')
      },
    })
    using client = await signIn(listener.port)
    await sayAll(client, envelope)
    expect(await client.say(`${message}.`)).toMatch(/^451 4\.3\.0 .*\(our-error\)$/)
  })
})
