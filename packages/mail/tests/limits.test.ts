import { createCertificate } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { parseNetworks } from '../src/index.ts'
import { startListener } from './listener.ts'
import { connectSmtp, type SmtpClient } from './smtp-client.ts'
import { deliver, greet, message } from './smtp-session.ts'

const tls = createCertificate('mx.reply.example')

/** Begins a message and leaves it at that. */
async function startMessage(client: SmtpClient, text: string): Promise<void> {
  for (const line of ['MAIL FROM:<sian@example.com>', 'RCPT TO:<r-one@reply.example>', 'DATA'])
    expect(await client.say(line)).toMatch(/^[23]/)
  await client.writeAll(text)
}

describe('the listener and a client that wants too much', () => {
  it.each(['NOOP', 'RSET', 'EHLO again.example', 'RCPT TO:<a@other.example>'])(
    'ends a flood of %s',
    async (command) => {
      await using listener = await startListener({ maxCommands: 20 })
      using client = await greet(listener)
      const replies: string[] = []
      while (replies.at(-1) !== 'closed') replies.push(await client.say(command))
      expect(replies).toHaveLength(21)
      expect(replies.at(-2)).toBe('421 4.7.0 too many commands')
    },
  )

  it('ends a flood behind TLS too', async () => {
    await using listener = await startListener({ tls, maxCommands: 20 })
    using client = await greet(listener)
    await client.startTls()
    const replies: string[] = []
    while (replies.at(-1) !== 'closed') replies.push(await client.say('NOOP'))
    expect(replies.at(-2)).toBe('421 4.7.0 too many commands')
    expect(replies).toHaveLength(20)
  })

  it('gives a client that brings messages as many commands again', async () => {
    await using listener = await startListener({ maxCommands: 10 })
    using client = await greet(listener)
    for (let index = 0; index < 8; index += 1) expect(await deliver(client)).toMatch(/^250/)
    expect(listener.kept).toHaveLength(8)
  })

  it('ends a session of nonsense', async () => {
    await using listener = await startListener()
    using client = await greet(listener)
    const replies: string[] = []
    while (replies.at(-1) !== 'closed') replies.push(await client.say('BDAT 5 LAST'))
    expect(replies.slice(0, 9).every((reply) => reply.startsWith('500'))).toBe(true)
    expect(replies).toHaveLength(11)
  })

  it('asks a client with too many messages a minute to come again', async () => {
    await using listener = await startListener({ maxMessagesPerMinute: 2 })
    using client = await greet(listener)
    expect(await deliver(client)).toMatch(/^250/)
    expect(await deliver(client)).toMatch(/^250/)
    expect(await deliver(client)).toMatch(/^451 4\.7\.1/)
    using other = await connectSmtp(listener.port, '127.0.0.2')
    await other.readReply()
    await other.say('EHLO client.example.com')
    expect(await deliver(other)).toMatch(/^250/)
  })

  it('refuses what is larger than it may be, and goes on with its client', async () => {
    let isTooLarge = true
    await using listener = await startListener({ isTooLarge: async () => isTooLarge })
    using client = await greet(listener)
    expect(await deliver(client)).toMatch(/^552 5\.3\.4/)
    expect(listener.kept).toEqual([])
    isTooLarge = false
    expect(await deliver(client)).toMatch(/^250/)
    expect(listener.kept).toHaveLength(1)
  })

  it('asks to come again while the messages of others fill its memory', async () => {
    const { promise: isKept, resolve: keep } = Promise.withResolvers<void>()
    const { promise: isWhole, resolve: tellWhole } = Promise.withResolvers<void>()
    await using listener = await startListener({
      maxBytesInFlight: message.length * 1.5,
      accept: async () => {
        tellWhole()
        await isKept
      },
    })
    using first = await greet(listener)
    using second = await greet(listener)
    const answered = deliver(first)
    await isWhole
    expect(await deliver(second)).toMatch(/^451 4\.3\.1/)
    keep()
    expect(await answered).toMatch(/^250/)
    expect(await deliver(second)).toMatch(/^250/)
  })

  it.each([
    ['a client has its share of it', '127.0.0.1', /^451 4\.3\.1/],
    ['others have theirs', '127.0.0.2', /^250/],
    ['an edge has what there is', '127.0.0.9', /^250/],
  ])('shares its memory among its clients: %s', async (_, address, answer) => {
    const edges = parseNetworks(['127.0.0.9']) ?? undefined
    await using listener = await startListener({
      edges,
      maxMessageBytes: 1000,
      maxBytesInFlight: 8000,
    })
    using holder = await greet(listener)
    await startMessage(holder, 'x'.repeat(990))
    // Read in turn: what the holder wrote is there before the next client is greeted
    using client = await greet(listener, address)
    expect(await deliver(client)).toMatch(answer)
  })

  it('has the memory again of what it refused, while its client holds on to it', async () => {
    await using listener = await startListener({ maxMessageBytes: 1000, maxBytesInFlight: 1000 })
    using holder = await greet(listener)
    await startMessage(holder, 'x'.repeat(990))
    using client = await greet(listener, '127.0.0.2')
    expect(await deliver(client)).toMatch(/^451 4\.3\.1/)
    await holder.writeAll('x'.repeat(100))
    await expect.poll(() => deliver(client)).toMatch(/^250/)
  })

  it.each([
    ['an edge', '127.0.0.9'],
    ['a client', '127.0.0.1'],
  ])('ends a message for which %s takes too long', async (_, address) => {
    const edges = parseNetworks(['127.0.0.9']) ?? undefined
    await using listener = await startListener({
      edges,
      maxMessageSeconds: 0.5,
      maxMessageBytes: 1000,
      maxBytesInFlight: 1000,
    })
    using holder = await greet(listener, address)
    await startMessage(holder, 'x'.repeat(990))
    expect(await holder.readReply()).toBe('421 4.4.2 the message takes too long')
    using client = await greet(listener, '127.0.0.2')
    expect(await deliver(client)).toMatch(/^250/)
    expect(await holder.readReply()).toBe('closed')
    expect(listener.kept).toHaveLength(1)
  })

  it('takes no time for a message from the time of the next', async () => {
    await using listener = await startListener({
      maxMessageSeconds: 0.5,
      maxMessagesPerMinute: 100_000,
    })
    using client = await greet(listener)
    const began = performance.now()
    while (performance.now() - began < 700) expect(await deliver(client)).toMatch(/^250/)
  })

  it('cuts a message that never ends', async () => {
    await using listener = await startListener({ maxMessageBytes: 1000 })
    using client = await greet(listener)
    for (const line of ['MAIL FROM:<sian@example.com>', 'RCPT TO:<r-one@reply.example>', 'DATA'])
      await client.say(line)
    client.write(`${'x'.repeat(98)}\r\n`.repeat(1000))
    expect(await client.readReply()).toMatch(/^552 5\.3\.4/)
    expect(await client.readReply()).toBe('closed')
    expect(listener.kept).toEqual([])
  })

  it('ends a message of which each line costs it more than its bytes', async () => {
    await using listener = await startListener({ maxMessageBytes: 1_048_576 })
    using client = await greet(listener)
    for (const line of ['MAIL FROM:<sian@example.com>', 'RCPT TO:<r-one@reply.example>', 'DATA'])
      await client.say(line)
    client.write('..\r\n'.repeat(30_000))
    expect(await client.readReply()).toMatch(/^554 5\.6\.0/)
    expect(await client.readReply()).toBe('closed')
    expect(listener.kept).toEqual([])
  })

  it('ends a command line that is too long', async () => {
    await using listener = await startListener()
    using client = await greet(listener)
    expect(await client.say(`NOOP ${'x'.repeat(2100)}`)).toMatch(/^421/)
  })

  it('ends a client that says nothing', async () => {
    await using listener = await startListener({ idleTimeoutSeconds: 1 })
    using client = await greet(listener)
    expect(await client.readReply()).toMatch(/^421/)
  })

  it.each(['EHLO early.example', 'GET / HTTP/1.1'])(
    'ends a client that says %s first',
    async (line) => {
      await using listener = await startListener()
      using client = await connectSmtp(listener.port)
      expect(await client.say(line)).toMatch(/^421/)
    },
  )

  it('forgets a client whose handshake failed', async () => {
    await using listener = await startListener({ tls, maxConnectionsPerClient: 1 })
    const shakeBadly = async () => {
      using client = await connectSmtp(listener.port)
      if (!(await client.readReply()).startsWith('220')) return 'turned away'
      await client.say('EHLO client.example.com')
      await client.say('STARTTLS')
      client.write('this is no handshake\r\n\r\n')
      return await client.readReply()
    }
    for (const _ of [1, 2, 3]) await expect.poll(shakeBadly).toBe('closed')
  })
})
