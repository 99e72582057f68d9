import { type DnsRecord, forThisFile, reservedDomains } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import type { Deliverer } from '../src/index.ts'
import { letterTo, openGate, startDeliveryWorld } from './delivery-world.ts'

const { world, clock, deliverer, createDeliverer } = await forThisFile(startDeliveryWorld())

const to = async (domain: string, by: Deliverer = deliverer) =>
  await by.deliver(letterTo(`ann@${domain}`), openGate().hold)
const fetches = (domain: string) => world.fetchedPolicies.filter((each) => each === domain).length
const mx = (exchange: string): DnsRecord => ({ type: 'MX', exchange, priority: 10 })

describe('a domain that enforces a policy', () => {
  it('gets its letters at a server that it names, with a good certificate', async () => {
    world.setPolicy('strict.example', { mode: 'enforce', mx: ['*.world.example'] })
    expect(await to('strict.example')).toMatchObject({ outcome: 'taken', policy: 'mta-sts' })
  })

  it('gets none at a server that it does not name', async () => {
    world.setPolicy('moved.example', { mode: 'enforce', mx: ['mx.other.example', '*.example'] })
    expect(await to('moved.example')).toMatchObject({
      outcome: 'policy-failed',
      code: 'no-matching-mx',
      remoteHost: 'mx.world.example',
    })
  })

  it('gets none at a server whose certificate is not good', async () => {
    const domain = reservedDomains.badCertificate
    world.setPolicy(domain, { mode: 'enforce', mx: [`mx.${domain}`] })
    const result = await to(domain)
    expect(result).toMatchObject({ outcome: 'policy-failed', code: 'certificate' })
    world.setPolicy(domain, null)
  })

  it('gets none without TLS', async () => {
    world.setRecords('plain.example', [mx('mx.no-tls.example')])
    world.setPolicy('plain.example', { mode: 'enforce', mx: ['mx.no-tls.example'] })
    expect(await to('plain.example')).toMatchObject({ outcome: 'no-tls' })
  })

  it('keeps its policy while its server for policies is away, and no longer than it said', async () => {
    const policy = { mode: 'enforce', mx: ['mx.gone.example'], maxAgeSeconds: 3_600 } as const
    world.setPolicy('kept.example', policy)
    expect(await to('kept.example')).toMatchObject({ outcome: 'policy-failed' })
    world.setPolicy('kept.example', { ...policy, status: 500 })
    expect(await to('kept.example')).toMatchObject({ outcome: 'policy-failed' })
    world.setPolicy('kept.example', null)
    expect(await to('kept.example')).toMatchObject({ outcome: 'policy-failed' })
    world.dns.setFault('_mta-sts.kept.example', 'servfail')
    expect(await to('kept.example')).toMatchObject({ outcome: 'policy-failed' })
    world.dns.setFault('_mta-sts.kept.example', null)
    clock.advance({ seconds: 3_601 })
    expect(await to('kept.example')).toMatchObject({ outcome: 'taken', policy: 'none' })
  })

  it('is asked again only when its record has another id', async () => {
    const policy = { mode: 'enforce', mx: ['mx.world.example'] } as const
    world.setPolicy('asked.example', { ...policy, id: 'one' })
    await to('asked.example')
    await to('asked.example')
    expect(fetches('asked.example')).toBe(1)
    world.setPolicy('asked.example', { ...policy, id: 'two', mx: ['mx.gone.example'] })
    expect(await to('asked.example')).toMatchObject({ outcome: 'policy-failed' })
    expect(fetches('asked.example')).toBe(2)
  })
})

describe('a domain that tests a policy', () => {
  it.each([
    ['mx.world.example', true],
    ['mx.gone.example', false],
  ])('with the server %s gets its letters, and it is noted', async (name, meetsTestedPolicy) => {
    world.setPolicy('tests.example', { mode: 'testing', mx: [name] })
    const result = await to('tests.example')
    expect(result).toMatchObject({ outcome: 'taken', policy: 'none', meetsTestedPolicy })
  })
})

describe('a policy that is not known', () => {
  it.each([
    ['is not there', { status: 404 }],
    ['is no policy', { text: 'hello' }],
    ['is too long', { text: `version: STSv1\r\n${'x'.repeat(70_000)}` }],
  ])('because it %s lets the letter wait', async (_, answer) => {
    world.setPolicy('unknown.example', { mode: 'enforce', mx: [], ...answer })
    const result = await to('unknown.example')
    expect(result).toMatchObject({ outcome: 'deferred', code: 'policy-unreachable' })
  })

  it('because DNS does not answer lets the letter wait', async () => {
    world.dns.setFault('_mta-sts.silent.example', 'servfail')
    expect(await to('silent.example')).toMatchObject({ outcome: 'deferred', code: 'dns' })
  })

  it('is not believed from a server whose certificate is not good', async () => {
    await using distrustful = createDeliverer({ ca: undefined })
    world.setPolicy('forged.example', { mode: 'none', mx: [] })
    const result = await to('forged.example', distrustful)
    expect(result).toMatchObject({ outcome: 'deferred', code: 'policy-unreachable' })
    expect(await to('forged.example')).toMatchObject({ outcome: 'taken' })
  })

  it('is not fetched from inside our own network', async () => {
    await using careful = createDeliverer({ allowsPrivateAddresses: false })
    world.setPolicy('inside.example', { mode: 'none', mx: [] })
    expect(await to('inside.example', careful)).toMatchObject({ code: 'policy-unreachable' })
    expect(fetches('inside.example')).toBe(0)
  })
})
