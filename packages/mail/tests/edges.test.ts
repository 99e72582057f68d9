import { describe, expect, it } from 'vitest'
import { parseNetworks } from '../src/index.ts'
import { startListener, type TestListener } from './listener.ts'
import { connectSmtp, type SmtpClient } from './smtp-client.ts'

const edge = '127.0.0.9'
const edges = parseNetworks(['127.0.0.8/31']) ?? undefined

/** Brings one message, and returns what is known of who sent it. */
async function bring(listener: TestListener, client: SmtpClient, forwarded: string[] = []) {
  for (const line of forwarded) expect(await client.say(`XFORWARD ${line}`)).toMatch(/^250/)
  for (const line of ['MAIL FROM:<sian@example.com>', 'RCPT TO:<r-one@reply.example>', 'DATA'])
    expect(await client.say(line)).toMatch(/^[23]5/)
  expect(await client.say('Subject: cod\r\n\r\n123456\r\n.')).toMatch(/^250/)
  const { viaEdge, remoteAddress, helo } = listener.kept.at(-1) ?? {}
  return { viaEdge, remoteAddress, helo }
}

async function greet(listener: TestListener, localAddress: string) {
  const client = await connectSmtp(listener.port, localAddress)
  await client.readReply()
  return { client, features: await client.say('EHLO edge.example') }
}

describe('a trusted edge', () => {
  it('says for which client it brings a message', async () => {
    await using listener = await startListener({ edges })
    const { client, features } = await greet(listener, edge)
    expect(features).toContain('XFORWARD NAME ADDR PORT PROTO HELO IDENT SOURCE')
    const known = await bring(listener, client, [
      'NAME=mx.example.com ADDR=192.0.2.7 PORT=2525',
      'PROTO=ESMTP HELO=Mx.Example.com IDENT=4F2 SOURCE=REMOTE',
    ])
    expect(known).toEqual({ viaEdge: true, remoteAddress: '192.0.2.7', helo: 'mx.example.com' })
  })

  it('says it again for the next message, or nothing is known of its client', async () => {
    await using listener = await startListener({ edges })
    const { client } = await greet(listener, edge)
    await bring(listener, client, ['ADDR=IPv6:2001:db8::7 HELO=mx.example.com'])
    expect(listener.kept).toMatchObject([{ remoteAddress: '2001:db8::7' }])
    expect(await bring(listener, client)).toEqual({
      viaEdge: true,
      remoteAddress: null,
      helo: null,
    })
  })

  it('is never taken for the client itself', async () => {
    await using listener = await startListener({ edges })
    const { client } = await greet(listener, edge)
    expect(await bring(listener, client)).toEqual({
      viaEdge: true,
      remoteAddress: null,
      helo: null,
    })
  })

  it('brings its own mail too, which has no client', async () => {
    await using listener = await startListener({ edges })
    const { client } = await greet(listener, edge)
    const forwarded = [
      'NAME=[UNAVAILABLE] ADDR=[UNAVAILABLE] PORT=[UNAVAILABLE]',
      'PROTO=[UNAVAILABLE] HELO=[UNAVAILABLE] IDENT=4F2 SOURCE=LOCAL',
    ]
    const known = { viaEdge: true, remoteAddress: null, helo: null }
    expect(await bring(listener, client, forwarded)).toEqual(known)
  })

  it.each(['ADDR=mx.example.com', 'ADDR=192.0.2.7+0D+0AMAIL', 'HELO=a+0Ab', 'LOGIN=sian', 'ADDR'])(
    'cannot say %s',
    async (attribute) => {
      await using listener = await startListener({ edges })
      const { client } = await greet(listener, edge)
      expect(await client.say(`XFORWARD ${attribute}`)).toMatch(/^501/)
      expect(await bring(listener, client)).toMatchObject({ remoteAddress: null })
    },
  )

  it('is not limited as one client', async () => {
    await using listener = await startListener({
      edges,
      maxConnectionsPerClient: 1,
      maxMessagesPerMinute: 1,
    })
    const first = await greet(listener, edge)
    const second = await greet(listener, edge)
    for (const { client } of [first, second, first]) await bring(listener, client)
    expect(listener.kept).toHaveLength(3)
  })
})

describe('any other client', () => {
  it.each(['127.0.0.1', '127.0.0.10'])('at %s cannot speak for another', async (address) => {
    await using listener = await startListener({ edges })
    const { client, features } = await greet(listener, address)
    expect(features).not.toContain('XFORWARD')
    expect(await client.say('XFORWARD ADDR=192.0.2.7')).toMatch(/^500/)
    expect(await client.say('XCLIENT ADDR=192.0.2.7')).toMatch(/^500/)
    expect(await bring(listener, client)).toEqual({
      viaEdge: false,
      remoteAddress: address,
      helo: 'edge.example',
    })
  })
})
