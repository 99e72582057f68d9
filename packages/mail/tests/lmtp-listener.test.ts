import { spawnSync } from 'node:child_process'
import { mkdtemp, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseNetworks } from '../src/index.ts'
import { startListener } from './listener.ts'
import { connectSmtp, type SmtpClient } from './smtp-client.ts'

const message = 'From: sian@example.com\r\nSubject: cod\r\n\r\n123456\r\n'

async function open(client: SmtpClient, recipients: string[]): Promise<void> {
  await client.readReply()
  await client.say('LHLO edge.example')
  await client.say('MAIL FROM:<sian@example.com>')
  for (const recipient of recipients)
    expect(await client.say(`RCPT TO:<${recipient}>`)).toMatch(/^250/)
  expect(await client.say('DATA')).toMatch(/^354/)
}

describe('the LMTP listener', () => {
  it('answers once for each recipient and keeps the message once', async () => {
    await using listener = await startListener({ lmtp: true })
    using client = await connectSmtp(listener.port)
    await open(client, ['r-one@reply.example', 'r-two@reply.example'])
    client.write(`${message}.\r\n`)
    expect(await client.readReply()).toMatch(/^250 2\.6\.0/)
    expect(await client.readReply()).toMatch(/^250 2\.6\.0/)
    expect(listener.kept).toMatchObject([
      { wayIn: 'lmtp', recipients: ['r-one@reply.example', 'r-two@reply.example'] },
    ])
    expect(await client.say('NOOP')).toMatch(/^250/)
  })

  it('answers for a recipient that was named twice as often as for two', async () => {
    await using listener = await startListener({ lmtp: true })
    using client = await connectSmtp(listener.port)
    await open(client, ['r-one@reply.example', 'R-ONE@reply.example'])
    client.write(`${message}.\r\n`)
    expect(await client.readReply()).toMatch(/^250/)
    expect(await client.readReply()).toMatch(/^250/)
    expect(await client.say('NOOP')).toBe('250 OK')
  })

  it.each([
    ['could not be kept', message, /^451 4\.3\.0/, /^250/],
    ['is refused', `${message}${'x'.repeat(10_001)}\r\n`, /^554 5\.6\.0/, /^250/],
    ['hides another', `${message}a\nb\r\n`, /^554 5\.6\.0/, /^closed$/],
    ['is too large', `Subject: x\r\n\r\n${'x\r\n'.repeat(20_000)}`, /^552 5\.3\.4/, /^250/],
  ])('says for every recipient that a message %s', async (_, text, answer, next) => {
    await using listener = await startListener({
      lmtp: true,
      accept: () => Promise.reject(new Error('the disk is full')),
    })
    using client = await connectSmtp(listener.port)
    await open(client, ['r-one@reply.example', 'r-two@reply.example'])
    client.write(`${text}.\r\n`)
    expect(await client.readReply()).toMatch(answer)
    expect(await client.readReply()).toMatch(answer)
    expect(await client.say('NOOP')).toMatch(next)
  })

  it.each([
    ['a trusted edge', ['127.0.0.0/8'], true],
    ['any other server', ['192.0.2.1'], false],
  ])('never takes the address of %s for that of the sender', async (_, words, viaEdge) => {
    const edges = parseNetworks(words) ?? undefined
    await using listener = await startListener({ lmtp: true, edges })
    using client = await connectSmtp(listener.port)
    await open(client, ['r-one@reply.example'])
    expect(await client.say(`${message}.`)).toMatch(/^250/)
    expect(listener.kept).toMatchObject([
      { viaEdge, remoteAddress: null, helo: null, mailFrom: 'sian@example.com' },
    ])
  })

  it('takes no SMTP greeting', async () => {
    await using listener = await startListener({ lmtp: true })
    using client = await connectSmtp(listener.port)
    expect(await client.readReply()).toBe('220 mx.reply.example LMTP')
    expect(await client.say('EHLO edge.example')).toMatch(/^500/)
  })

  it('listens on a socket file for its group, and takes the place of a killed process', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'gwirio-lmtp-')), 'lmtp.sock')
    await leaveBehind(file)
    await using listener = await startListener({ lmtp: true, place: { file } })
    expect((await stat(file)).mode & 0o777).toBe(0o660)
    await expect(startListener({ lmtp: true, place: { file } })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    })
    using client = await connectSmtp(file)
    await client.readReply()
    expect(await client.say('LHLO edge.example')).toMatch('XFORWARD')
    await client.say('XFORWARD ADDR=192.0.2.7 HELO=mx.example.com')
    await client.say('MAIL FROM:<>')
    await client.say('RCPT TO:<r-one@reply.example>')
    await client.say('DATA')
    expect(await client.say(`${message}.`)).toMatch(/^250/)
    expect(listener.kept).toMatchObject([
      { viaEdge: true, remoteAddress: '192.0.2.7', helo: 'mx.example.com', mailFrom: '' },
    ])
  })
})

/** Makes a socket file on which nobody listens any more. */
async function leaveBehind(file: string): Promise<void> {
  const script = `require('net').createServer().listen(${JSON.stringify(file)}, () => process.kill(process.pid, 9))`
  spawnSync(process.execPath, ['-e', script])
  expect((await stat(file)).isSocket()).toBe(true)
}
