import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { startListener } from './listener.ts'
import { connectSmtp, type SmtpClient } from './smtp-client.ts'

const smuggled =
  'MAIL FROM:<eve@example.com>\r\nRCPT TO:<r-eve@reply.example>\r\nDATA\r\nSubject: smuggled\r\n\r\n999999\r\n.\r\n'
const honest = 'From: sian@example.com\r\nSubject: cod\r\n\r\n123456'
const [NUL, NEL, VT] = ['\0', '\x85', '\v']

/** What some server has taken for the end of a message, and the answer to a message that holds it. */
const ends: ReadonlyArray<readonly [end: string, answer: RegExp]> = [
  ['\n.\n', /^554 5\.6\.0/],
  ['\n.\r\n', /^554 5\.6\.0/],
  ['\r\n.\n', /^554 5\.6\.0/],
  ['\r.\r\n', /^554 5\.6\.0/],
  ['\r.\r', /^554 5\.6\.0/],
  ['\r\n.\r', /^554 5\.6\.0/],
  ['\n\n.\r\n', /^554 5\.6\.0/],
  ['\r\n.\r\r\n', /^554 5\.6\.0/],
  ['\r\r\n.\r', /^554 5\.6\.0/],
  [`\r\n.${NUL}\r\n`, /^554 5\.6\.0/],
  [`\r\n${NUL}.\r\n`, /^554 5\.6\.0/],
  ['\r\n..\r\n', /^250/],
  ['\r\n. \r\n', /^250/],
  ['\r\n .\r\n', /^250/],
  [`${NEL}.${NEL}`, /^250/],
  [`\r\n${VT}.\r\n`, /^250/],
]

/** Where the stream is cut into TCP segments, in bytes from the first byte of the end. */
const cuts = [null, -1, 0, 1, 2, 3, 4, 5] as const

async function write(client: SmtpClient, bytes: string): Promise<void> {
  if (bytes === '') return
  await client.writeAll(bytes)
  await nextTurn()
}

describe('the end of a message', () => {
  it.each(ends)('is not %j, however it is cut into segments', async (end, answer) => {
    await using listener = await startListener({ maxCommands: 1000 })
    for (const cut of cuts) {
      using client = await connectSmtp(listener.port)
      await client.open('r-one@reply.example')
      expect(await client.say('DATA')).toMatch(/^354/)
      const before = listener.kept.length
      const bytes = `${honest}${end}${smuggled}`
      const at = cut === null ? 0 : honest.length + cut
      await write(client, bytes.slice(0, at))
      await write(client, bytes.slice(at))
      expect(await client.readReply()).toMatch(answer)
      // Nothing else was answered: what followed was no command
      const isKept = answer.test('250')
      expect(await client.say('NOOP')).toBe(isKept ? '250 OK' : 'closed')
      const kept = listener.kept.slice(before).map(({ raw }) => Buffer.from(raw).toString('latin1'))
      expect(kept).toHaveLength(isKept ? 1 : 0)
      for (const raw of kept) expect(raw).toContain('DATA\r\nSubject: smuggled')
    }
  })

  it.each(['a\nb', 'a\rb', 'a\0b'])(
    'is the end of the connection too when the message holds %j',
    async (text) => {
      await using listener = await startListener()
      using client = await connectSmtp(listener.port)
      await client.open('r-one@reply.example')
      await client.say('DATA')
      client.write(`${honest}\r\n${text}\r\n.\r\n${smuggled}QUIT\r\n`)
      expect(await client.readReply()).toMatch(/^554 5\.6\.0/)
      expect(await client.readReply()).toBe('closed')
      expect(listener.kept).toEqual([])
    },
  )

  it.each(cuts)('is CRLF, dot, CRLF, cut at %s', async (cut) => {
    await using listener = await startListener()
    using client = await connectSmtp(listener.port)
    await client.open('r-one@reply.example')
    await client.say('DATA')
    const bytes = `${honest}\r\n.\r\nNOOP\r\n`
    const at = cut === null ? 0 : honest.length + cut
    await write(client, bytes.slice(0, at))
    await write(client, bytes.slice(at))
    expect(await client.readReply()).toMatch(/^250 2\.6\.0/)
    expect(await client.readReply()).toBe('250 OK')
    expect(listener.kept.map(({ raw }) => Buffer.from(raw).toString())).toEqual([`${honest}\r\n`])
  })

  it.each([
    [['.', '.\r\n.\r\n'], '.\r\n'],
    [['..', '\r\n.\r\n'], '.\r\n'],
    [['..\r', '\n.\r\n'], '.\r\n'],
    [['.', '\r\n'], ''],
    [['A: b\r\n\r\n.', '.\r\n.\r', '\n'], 'A: b\r\n\r\n.\r\n'],
    [['A: b\r\n\r\n', '..', '.\r\n.\r\n'], 'A: b\r\n\r\n..\r\n'],
  ])('takes one dot off a line that begins with one: %j', async (segments, expected) => {
    await using listener = await startListener()
    using client = await connectSmtp(listener.port)
    await client.open('r-one@reply.example')
    await client.say('DATA')
    for (const segment of segments) await write(client, segment)
    expect(await client.readReply()).toMatch(/^250/)
    expect(listener.kept.map(({ raw }) => Buffer.from(raw).toString())).toEqual([expected])
  })

  // RFC 5321 §4.5.2 would take it off. smtp-server does not, and who doubles none did not mean it to be taken
  it('leaves the dot of a client that does not double it', async () => {
    await using listener = await startListener()
    using client = await connectSmtp(listener.port)
    await client.open('r-one@reply.example')
    await client.say('DATA')
    expect(await client.say('.c\r\n.')).toMatch(/^250/)
    expect(listener.kept.map(({ raw }) => Buffer.from(raw).toString())).toEqual(['.c\r\n'])
  })
})
