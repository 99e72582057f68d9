import { createCertificate } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { startListener } from './listener.ts'
import { connectSmtp } from './smtp-client.ts'
import { deliver, greet, message } from './smtp-session.ts'

const tls = createCertificate('mx.reply.example')

describe('the listener and what a client may say', () => {
  it.each(['EHLO a b', 'EHLO a\0b', 'EHLO a\x1b[2J', `EHLO ${'a'.repeat(301)}`, 'EHLO'])(
    'takes no name like %j',
    async (line) => {
      await using listener = await startListener()
      using client = await connectSmtp(listener.port)
      await client.readReply()
      expect(await client.say(line)).toMatch(/^501/)
      expect(await client.say('MAIL FROM:<a@example.com>')).toMatch(/^503/)
    },
  )

  it('offers 8BITMIME and pipelining, and nothing that it does not do', async () => {
    await using listener = await startListener()
    using client = await connectSmtp(listener.port)
    await client.readReply()
    const features = (await client.say('EHLO client.example.com')).split('\n').slice(1)
    expect(features.map((line) => line.slice(4).trim())).toEqual([
      'PIPELINING',
      '8BITMIME',
      'SIZE 50000',
    ])
    expect(await client.say('MAIL FROM:<a@example.com> SMTPUTF8')).toMatch(/^553 5\.6\.7/)
    expect(await client.say('MAIL FROM:<siân@example.com>')).toMatch(/^55[0-9]|^501/)
    expect(await client.say('MAIL FROM:<a@example.com> BODY=8BITMIME')).toMatch(/^250/)
  })

  it.each([
    'RCPT TO:<r-one@reply.example> <eve@evil.example>',
    'RCPT TO:<r-one@reply.example> eve@evil.example',
    'RCPT TO:<r-one@reply.example> NOTIFY=NEVER',
    'RCPT TO:<r-one@reply.example><eve@evil.example>',
  ])('takes nothing behind an address: %s', async (line) => {
    await using listener = await startListener()
    using client = await greet(listener)
    expect(await client.say('MAIL FROM:<a@example.com> SIZE=100 BODY=8BITMIME')).toMatch(/^250/)
    expect(await client.say(line)).toMatch(/^555 5\.5\.4|^501/)
    expect(await client.say('DATA')).toMatch(/^503/)
    expect(await client.say('RCPT TO:<r-one@reply.example> ')).toMatch(/^250/)
  })

  it('takes no parameter of a sender that it does not offer', async () => {
    await using listener = await startListener()
    using client = await greet(listener)
    for (const given of ['<b@example.com>', 'RET=HDRS', 'AUTH=<>'])
      expect(await client.say(`MAIL FROM:<a@example.com> ${given}`)).toMatch(/^555 5\.5\.4|^501/)
    expect(await client.say('RCPT TO:<r-one@reply.example>')).toMatch(/^503/)
  })

  it('keeps the domain of a sender as it was sent', async () => {
    await using listener = await startListener()
    using client = await greet(listener)
    await client.say('MAIL FROM:<gwen@xn--lln-k2a.cymru>')
    await client.say('RCPT TO:<r-one@reply.example>')
    await client.say('DATA')
    await client.say(`${message}.`)
    expect(listener.kept).toMatchObject([{ mailFrom: 'gwen@xn--lln-k2a.cymru' }])
  })

  it('answers commands in order that come all at once', async () => {
    await using listener = await startListener()
    using client = await connectSmtp(listener.port)
    await client.readReply()
    const lines = [
      'EHLO client.example.com',
      'MAIL FROM:<a@example.com>',
      'RCPT TO:<r@reply.example>',
    ]
    client.write(`${[...lines, 'DATA'].join('\r\n')}\r\n${message}.\r\nNOOP\r\nQUIT\r\n`)
    const codes: string[] = []
    while (codes.at(-1) !== 'clo') codes.push((await client.readReply()).slice(0, 3))
    expect(codes).toEqual(['250', '250', '250', '354', '250', '250', '221', 'clo'])
    expect(listener.kept).toHaveLength(1)
  })

  it('drops what came in clear before TLS', async () => {
    await using listener = await startListener({ tls })
    using client = await greet(listener)
    const injected = 'MAIL FROM:<eve@example.com>\r\nRCPT TO:<r-eve@reply.example>\r\n'
    await client.startTls(`EHLO eve.example\r\n${injected}`)
    expect(await client.say('NOOP')).toBe('250 OK')
    expect(await client.say('RCPT TO:<r-one@reply.example>')).toMatch(/^503/)
    await client.say('EHLO client.example.com')
    expect(await deliver(client)).toMatch(/^250/)
    expect(listener.kept).toMatchObject([
      {
        mailFrom: 'sian@example.com',
        helo: 'client.example.com',
        tls: expect.stringMatching(/^TLSv1/),
      },
    ])
  })
})
