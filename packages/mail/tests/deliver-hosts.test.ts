import { type DnsRecord, forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { isPublic } from '../src/deliver/find-addresses.ts'
import { letterTo, openGate, startDeliveryWorld } from './delivery-world.ts'

const { world, deliverer, createDeliverer } = await forThisFile(startDeliveryWorld())

const mx = (priority: number, exchange: string): DnsRecord => ({ type: 'MX', exchange, priority })
/** Nothing listens there. */
const dead: DnsRecord = { type: 'A', address: '127.0.0.3' }
const alive: DnsRecord = { type: 'A', address: '127.0.0.1' }

async function deliverTo(domain: string, records: readonly DnsRecord[]) {
  world.setRecords(domain, records)
  const gate = openGate()
  return await deliverer.deliver(letterTo(`ann@${domain}`), gate.hold)
}

describe('the mail servers of a domain', () => {
  it('are tried by preference, and a dead one is passed over', async () => {
    world.setRecords('first.hosts.example', [dead])
    const records = [mx(20, 'second.hosts.example'), mx(10, 'first.hosts.example')]
    const result = await deliverTo('order.example', records)
    expect(result).toMatchObject({ outcome: 'taken', remoteHost: 'second.hosts.example' })
    const best = [mx(20, 'first.hosts.example'), mx(10, 'second.hosts.example')]
    expect(await deliverTo('order.example', best)).toMatchObject({ outcome: 'taken' })
  })

  it('that are equal take turns', async () => {
    const records = [mx(10, 'a.hosts.example'), mx(10, 'b.hosts.example')]
    world.setRecords('equal.example', records)
    const reached = new Set<string>()
    for (const lots of [
      [0.1, 0.9],
      [0.9, 0.1],
    ]) {
      await using other = createDeliverer({ random: () => lots.shift() ?? 0 })
      const result = await other.deliver(letterTo('ann@equal.example'), openGate().hold)
      if (result.outcome === 'taken') reached.add(result.remoteHost)
    }
    expect(reached).toEqual(new Set(['a.hosts.example', 'b.hosts.example']))
  })

  it('are the domain itself when it names none', async () => {
    const result = await deliverTo('own.example', [alive])
    expect(result).toMatchObject({ outcome: 'taken', remoteHost: 'own.example' })
  })

  it('are none when it says so', async () => {
    expect(await deliverTo('none.example', [mx(0, ''), alive])).toMatchObject({ code: 'null-mx' })
  })

  it('that cannot be reached now may be reached later', async () => {
    world.setRecords('dead.hosts.example', [dead])
    expect(await deliverTo('dead.example', [mx(10, 'dead.hosts.example')])).toMatchObject({
      outcome: 'deferred',
      code: 'unreachable',
      remoteHost: 'dead.hosts.example',
    })
    world.setRecords('empty.hosts.example', [])
    expect(await deliverTo('empty.example', [mx(10, 'empty.hosts.example')])).toMatchObject({
      outcome: 'deferred',
      code: 'no-address',
    })
    world.dns.setFault('broken.example', 'servfail')
    expect(await deliverTo('broken.example', [])).toMatchObject({
      outcome: 'deferred',
      code: 'dns',
    })
  })

  it('are not all tried where there are very many', async () => {
    world.setRecords('many.hosts.example', [
      ...Array.from(
        { length: 8 },
        (_, at): DnsRecord => ({ type: 'A', address: `127.0.0.${at + 10}` }),
      ),
    ])
    const records = [mx(10, 'many.hosts.example'), mx(20, 'a.hosts.example')]
    expect(await deliverTo('many.example', records)).toMatchObject({ code: 'unreachable' })
  })

  it('without TLS are passed over for one with it, and otherwise a person looks', async () => {
    const records = [mx(10, 'mx.no-tls.example'), mx(20, 'a.hosts.example')]
    expect(await deliverTo('half.example', records)).toMatchObject({
      outcome: 'taken',
      remoteHost: 'a.hosts.example',
    })
    world.setRecords('dead.hosts.example', [dead])
    const waiting = [mx(10, 'mx.no-tls.example'), mx(20, 'dead.hosts.example')]
    expect(await deliverTo('half.example', waiting)).toMatchObject({ outcome: 'deferred' })
  })
})

describe('a domain whose servers stand inside our own network', () => {
  it('is refused, and nobody is connected to', async () => {
    await using careful = createDeliverer({ allowsPrivateAddresses: false })
    const gate = openGate()
    const letter = letterTo('ann@inside.example')
    expect(await careful.deliver(letter, gate.hold)).toMatchObject({
      outcome: 'refused',
      code: 'private-address',
    })
    expect(gate.asked).toBe(0)
    // The control: it is reached where that is allowed
    expect(await deliverer.deliver(letter, gate.hold)).toMatchObject({ outcome: 'taken' })
  })

  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1'],
    ...['0.0.0.0', '224.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fc00::1', 'ff02::1'],
    ...['::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '198.18.0.1'],
  ])('is known by %s', (address) => {
    expect(isPublic(address)).toBe(false)
  })

  it.each(['8.8.8.8', '2a00:1450:4009:81f::200e', '::ffff:8.8.8.8'])('is not %s', (address) => {
    expect(isPublic(address)).toBe(true)
  })
})
