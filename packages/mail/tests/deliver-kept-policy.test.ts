import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import type { Deliverer } from '../src/index.ts'
import { letterTo, openGate, startDeliveryWorld } from './delivery-world.ts'
import { keepPolicies } from './keep-policies.ts'

const { world, clock, deliverer, createDeliverer } = await forThisFile(startDeliveryWorld())

const to = async (domain: string, by: Deliverer = deliverer) =>
  await by.deliver(letterTo(`ann@${domain}`), openGate().hold)
const fetches = (domain: string) => world.fetchedPolicies.filter((each) => each === domain).length
const day = 86_400
const week = 7 * day
/** A policy that no server of the world meets. */
const strict = { mode: 'enforce', mx: ['mx.gone.example'] } as const
const hideRecord = (domain: string) => world.setRecords(`_mta-sts.${domain}`, [])

describe('a policy whose record says nothing new', () => {
  it('lasts on from letter to letter', async () => {
    for (const domain of ['often.example', 'seldom.example']) {
      world.setPolicy(domain, { ...strict, id: 'same', maxAgeSeconds: week })
      expect(await to(domain)).toMatchObject({ outcome: 'policy-failed' })
    }
    clock.advance({ seconds: day - 1 })
    await to('often.example')
    expect(fetches('often.example')).toBe(1)
    clock.advance({ seconds: 1 })
    await to('often.example')
    expect(fetches('often.example')).toBe(2)
    clock.advance({ seconds: 6 * day })
    for (const domain of ['often.example', 'seldom.example']) world.setPolicy(domain, null)
    expect(await to('often.example')).toMatchObject({ outcome: 'policy-failed' })
    expect(await to('seldom.example')).toMatchObject({ outcome: 'taken', policy: 'none' })
  })

  it('is fetched again even when somebody keeps the record away', async () => {
    world.setPolicy('hidden.example', { ...strict, maxAgeSeconds: week })
    await to('hidden.example')
    hideRecord('hidden.example')
    clock.advance({ seconds: 6 * day })
    await to('hidden.example')
    clock.advance({ seconds: 6 * day })
    expect(await to('hidden.example')).toMatchObject({ outcome: 'policy-failed' })
    expect(fetches('hidden.example')).toBe(3)
  })

  it('that lasts for less than two days is fetched again after half its time', async () => {
    world.setPolicy('short.example', { ...strict, id: 'same', maxAgeSeconds: 600 })
    for (const seconds of [0, 299, 1]) {
      clock.advance({ seconds })
      await to('short.example')
    }
    expect(fetches('short.example')).toBe(2)
  })

  it('stays as it is when it cannot be fetched again, which is tried once an hour', async () => {
    const policy = { ...strict, id: 'same', maxAgeSeconds: week }
    world.setPolicy('stays.example', policy)
    await to('stays.example')
    world.setPolicy('stays.example', { ...policy, status: 500 })
    for (const seconds of [day, 3_599, 1]) {
      clock.advance({ seconds })
      expect(await to('stays.example')).toMatchObject({ outcome: 'policy-failed' })
    }
    expect(fetches('stays.example')).toBe(3)
    clock.advance({ seconds: week })
    expect(await to('stays.example')).toMatchObject({ code: 'policy-unreachable' })
  })
})

describe('a policy that does not protect', () => {
  it.each(['testing', 'none'] as const)(
    'and is %s does not stand in for a newer one that cannot be had',
    async (mode) => {
      const domain = `${mode}.example`
      world.setPolicy(domain, { mode, mx: ['mx.world.example'] })
      expect(await to(domain)).toMatchObject({ outcome: 'taken', policy: 'none' })
      world.setPolicy(domain, { ...strict, status: 500 })
      expect(await to(domain)).toMatchObject({ outcome: 'deferred', code: 'policy-unreachable' })
      world.dns.setFault(`_mta-sts.${domain}`, 'servfail')
      expect(await to(domain)).toMatchObject({ outcome: 'deferred', code: 'dns' })
    },
  )
})

describe('the time that a policy lasts', () => {
  const lasting = async (domain: string, maxAge: string) => {
    world.setPolicy(domain, {
      ...strict,
      text: `version: STSv1\nmode: enforce\nmx: mx.gone.example\nmax_age: ${maxAge}\n`,
    })
    return await to(domain)
  }

  it('is a year at most', async () => {
    expect(await lasting('year.example', '31557600')).toMatchObject({ outcome: 'policy-failed' })
    clock.advance({ seconds: 31_557_599 })
    hideRecord('year.example')
    expect(await to('year.example')).toMatchObject({ outcome: 'policy-failed' })
    const longer = await lasting('longer.example', '31557601')
    expect(longer).toMatchObject({ outcome: 'deferred', code: 'policy-unreachable' })
  })

  it('may be none: then it is good for one letter', async () => {
    expect(await lasting('once.example', '0')).toMatchObject({ outcome: 'policy-failed' })
    hideRecord('once.example')
    expect(await to('once.example')).toMatchObject({ outcome: 'taken', policy: 'none' })
  })

  it.each(['-1', 'soon', '1e9', 'NaN'])('is not %s', async (maxAge) => {
    expect(await lasting('odd.example', maxAge)).toMatchObject({ code: 'policy-unreachable' })
  })
})

describe('policies that cannot be kept', () => {
  const away = () => Promise.reject(new Error('no connection'))

  it.each(['get', 'put'] as const)('let letters wait (%s)', async (failing) => {
    const policies = { ...keepPolicies(), [failing]: away }
    await using forgetful = createDeliverer({ policies })
    world.setPolicy('unkept.example', { mode: 'enforce', mx: ['mx.world.example'] })
    const result = await to('unkept.example', forgetful)
    expect(result).toMatchObject({ outcome: 'deferred', code: 'policies-away' })
    expect(await to('unkept.example')).toMatchObject({ outcome: 'taken', policy: 'mta-sts' })
  })
})
