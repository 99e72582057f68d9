import { describe, expect, it } from 'vitest'
import { createDeliverer, type DeliveryLimits, type DeliveryResult } from '../src/index.ts'
import { letterTo, openGate } from './delivery-world.ts'
import { keepPolicies } from './keep-policies.ts'
import { type Script, startScriptedServer } from './scripted-server.ts'
import { zoneResolver } from './zone-resolver.ts'

const { resolver } = zoneResolver({
  'script.example': { type: 'MX', value: { exchange: 'mx.script.example', priority: 10 } },
  'mx.script.example': { type: 'A', value: '127.0.0.1' },
})

async function deliverTo(
  script: Script,
  {
    text,
    limits,
    gate = openGate(),
  }: {
    text?: string
    limits?: Partial<DeliveryLimits>
    gate?: ReturnType<typeof openGate>
  } = {},
) {
  await using server = await startScriptedServer(script)
  await using deliverer = createDeliverer({
    serverName: 'out.gwirio.example',
    resolver,
    clock: { now: () => new Date() },
    policies: keepPolicies(),
    port: server.port,
    allowsPrivateAddresses: true,
    limits,
  })
  const result = await deliverer.deliver(letterTo('ann@script.example', text), gate.hold)
  const { commands } = server
  return { result, gate, commands, content: server.content(), hasEnded: server.hasEnded() }
}

describe('a server that says what is usual', () => {
  it('gets the letter, as the control of all that follows', async () => {
    const { result, hasEnded, gate, commands } = await deliverTo({})
    expect(result).toMatchObject({ outcome: 'taken', tls: { isVerified: false } })
    expect({ hasEnded, ...gate }).toMatchObject({ hasEnded: true, asked: 1, released: 1 })
    expect(commands).toContain('RCPT TO:<ann@script.example>')
  })

  it('is asked to report on the letter and not to send it back', async () => {
    const ehlo = '250-mx.script.example\r\n250-DSN\r\n250 STARTTLS'
    const { commands } = await deliverTo({ answers: { ehlo } })
    expect(commands.find((line) => line.startsWith('MAIL'))).toContain('RET=HDRS')
    expect(commands.find((line) => line.startsWith('RCPT'))).toMatch(
      /NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;ann@script.example$/,
    )
  })
})

describe('a server that says something else before the end', () => {
  const deferred = (code: string) => ({ outcome: 'deferred', code }) as const
  const refused = (code: string) => ({ outcome: 'refused', code }) as const
  const rows: [string, Script, Partial<DeliveryResult>][] = [
    ['at once that it is closed', { answers: { greeting: '421 busy' } }, deferred('smtp-421')],
    ['at once that it is not for us', { answers: { greeting: '554 go away' } }, deferred('smtp-554')],
    ['nothing about TLS', { answers: { ehlo: '250 mx', starttls: '502 what?' } }, { outcome: 'no-tls', code: 'no-starttls' }],
    ['that TLS is not ready', { answers: { starttls: '454 later' } }, deferred('smtp-454')],
    ['that it takes no such size', { answers: { ehlo: '250-mx\r\n250-SIZE 10\r\n250 STARTTLS' } }, refused('message-too-large')],
    ['no to the sender', { answers: { mail: '550 5.7.1 no' } }, refused('smtp-550')],
    ['later to the sender', { answers: { mail: '451 4.7.1 later' } }, deferred('smtp-451')],
    ['no to the recipient', { answers: { recipient: '550 5.1.1 unknown' } }, refused('smtp-550')],
    ['later to the recipient', { answers: { recipient: '450 4.2.0 later' } }, deferred('smtp-450')],
    ['no to the message', { answers: { data: '554 5.7.1 no' } }, refused('smtp-554')],
    ['later to the message', { answers: { data: '451 4.3.0 later' } }, deferred('smtp-451')],
    ['goodbye in the middle', { leavesAt: 'recipient' }, deferred('connection-lost')],
    ['nonsense', { answers: { greeting: 'hello' } }, deferred('protocol')],
  ] // biome-ignore format: one case a line
  it.each(rows)('%s: the gate is not asked', async (_, script, result) => {
    const seen = await deliverTo(script)
    expect(seen.result).toMatchObject(result)
    expect(seen.gate.asked).toBe(0)
    // One that asks for a message although it wants none of its recipients gets an empty one
    expect(['', '.\r\n']).toContain(seen.content)
  })

  it('speaks too old a TLS: a person looks', async () => {
    const { result, commands } = await deliverTo({ maxTlsVersion: 'TLSv1.1' })
    expect(result).toMatchObject({ outcome: 'no-tls', code: 'tls-failed' })
    expect(commands.join()).not.toContain('MAIL')
  })
})

describe('a server that answers before it was given the end', () => {
  it.each([
    ['250 kept already', { outcome: 'deferred', code: 'protocol' }],
    ['554 5.7.1 not this', { outcome: 'refused', code: 'smtp-554' }],
    ['421 closing', { outcome: 'deferred', code: 'smtp-421' }],
  ])('with %s does not get it', async (inside, result) => {
    const gate = openGate()
    const { promise, resolve } = Promise.withResolvers<null>()
    const asked = gate.hold
    // The yes comes when the answer has been there for long
    gate.hold = async () => {
      await promise
      return await asked()
    }
    const seen = await deliverTo({ answers: { inside } }, { gate }).finally(() => resolve(null))
    expect(seen.result).toMatchObject(result)
    expect(seen.hasEnded).toBe(false)
    await expect.poll(() => gate.released).toBe(1)
  })

  it('leaves: nothing is handed over', async () => {
    const { result, hasEnded } = await deliverTo({ leavesAt: 'inside' })
    expect(result).toMatchObject({ outcome: 'deferred', code: 'connection-lost' })
    expect(hasEnded).toBe(false)
  })

  it('takes nothing any more: it is left, and the gate is not asked', async () => {
    const text = 'llinell\r\n'.repeat(2_000_000)
    const limits = { sessionSeconds: 0.5 }
    const seen = await deliverTo({ stopsReading: true }, { text, limits })
    expect(seen.result).toMatchObject({ outcome: 'deferred', code: 'timeout' })
    expect(seen.gate.asked).toBe(0)
  })
})

describe('the answer of a server', () => {
  it('is kept as one short line', async () => {
    const recipient = `550-5.1.1 \u0007first\r\n550 5.1.1 ${'x'.repeat(3_000)}`
    const { result } = await deliverTo({ answers: { recipient } })
    expect(result).toMatchObject({ outcome: 'refused', status: '5.1.1' })
    const answer = 'remoteAnswer' in result ? (result.remoteAnswer ?? '') : ''
    expect(answer).toMatch(/^550-5\.1\.1 {2}first 550/)
    expect(answer.length).toBeLessThanOrEqual(1_000)
  })
})
