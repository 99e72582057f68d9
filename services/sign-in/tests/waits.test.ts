import { addStaff, isRefusal } from '@gwirio/contracts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { call, tokensOf } from './api.ts'
import { codeNow, openBrowser, signIn, trySignIn } from './browser.ts'
import { redirectUri, startTestService, type TestService } from './service.ts'

const wrong = { password: 'not the right password' }

let service: TestService
beforeEach(async () => {
  service = await startTestService({ ACCOUNT_TRIES: '3', SOURCE_TRIES: '8' })
})
afterEach(() => service[Symbol.asyncDispose]())

/** Fails as often as it may, each time in a browser of its own. */
async function fail(times: number, given = wrong): Promise<number[]> {
  const statuses: number[] = []
  for (let count = 0; count < times; count += 1) {
    statuses.push((await trySignIn(service, openBrowser(service), given)).status)
  }
  return statuses
}

describe('too many failed sign-ins (ASVS 5.0 6.1.1, 6.3.1)', () => {
  it('makes the account wait, longer each time, and then lets the right password in', async () => {
    expect(await fail(4)).toEqual([400, 400, 400, 429])
    const waiting = await trySignIn(service, openBrowser(service))
    expect(waiting.status).toBe(429)
    expect(waiting.headers.get('retry-after')).toBe('30')
    expect(waiting.html).toMatch(/Too many tries. Try again after \d\d:\d\d\./)

    service.clock.advance({ seconds: 30 })
    expect(await fail(2)).toEqual([400, 429])
    const longer = await trySignIn(service, openBrowser(service))
    expect(longer.headers.get('retry-after')).toBe('60')

    service.clock.advance({ seconds: 60 })
    expect((await trySignIn(service, openBrowser(service))).url).toContain(redirectUri)
    expect(await fail(2)).toEqual([400, 400])
  })

  it('makes an unknown username wait alike', async () => {
    const statuses = await fail(4, { ...wrong, ...{ username: 'nobody.here' } })
    expect(statuses).toEqual([400, 400, 400, 429])
  })

  it('counts tries before it compares, so that many at once are no way around', async () => {
    const tries = Array.from({ length: 8 }, () => trySignIn(service, openBrowser(service), wrong))
    const statuses = (await Promise.all(tries)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 400)).toHaveLength(3)
  })

  it('never keeps the person out of the browser in which they signed in before', async () => {
    const known = openBrowser(service)
    await signIn(service, known)
    service.clock.advance({ seconds: 30 })
    await fail(5)
    expect((await trySignIn(service, openBrowser(service))).status).toBe(429)
    expect((await trySignIn(service, known)).url).toContain(redirectUri)
  })

  it('keeps nobody from enrolling, or from saying again that it is them', async () => {
    const { access_token } = await tokensOf(service)
    const username = 'elin.morgan'
    const body = { username, displayName: 'Elin Morgan', role: 'auditor', areas: [] }
    const added = await call(service, access_token, addStaff, { body })
    if (isRefusal(added)) throw new Error(added.refused)
    const signedIn = openBrowser(service)
    await signIn(service, signedIn)
    service.clock.advance({ seconds: 30 })
    expect(await fail(4)).toEqual([400, 400, 400, 429])
    expect(await fail(4, { ...wrong, ...{ username } })).toEqual([400, 400, 400, 429])

    const browser = openBrowser(service)
    const form = await browser.visit(`${service.url}/enrol`)
    const enrolmentCode = added.enrolment.code
    expect((await browser.submit(form, { username, enrolmentCode })).url).toContain('/enrol/set-up')
    const confirmed = await signedIn.visit(`${service.url}/passkeys/confirm`, {
      method: 'POST',
      body: new URLSearchParams({ code: await codeNow(service) }),
    })
    expect(confirmed.url).toContain('news=confirmed')
  })

  it('makes that browser wait when the failures are its own', async () => {
    const known = openBrowser(service)
    await signIn(service, known)
    service.clock.advance({ seconds: 30 })
    for (let count = 0; count < 3; count += 1) await trySignIn(service, known, wrong)
    expect((await trySignIn(service, known)).status).toBe(429)
    expect((await trySignIn(service, openBrowser(service))).url).toContain(redirectUri)
  })

  it('makes an address wait that tries one password on many accounts', async () => {
    const statuses: number[] = []
    for (const username of ['a1', 'b2', 'c3', 'd4', 'e5', 'f6', 'g7', 'h8', 'i9']) {
      statuses.push((await trySignIn(service, openBrowser(service), { username })).status)
    }
    expect(statuses).toEqual([...Array.from({ length: 8 }, () => 400), 429])
  })

  it('does not let a success wipe out what the address did to others', async () => {
    for (const username of ['a1', 'b2', 'c3', 'd4', 'e5', 'f6', 'g7']) {
      await trySignIn(service, openBrowser(service), { username })
    }
    await signIn(service, openBrowser(service))
    expect(await fail(2)).toEqual([400, 429])
  })
})

describe('more sign-ins than the machine can compare', () => {
  it('are told so at once, and cost no try', async () => {
    await using busy = await startTestService({}, { comparing: { run: () => null } })
    const page = await trySignIn(busy, openBrowser(busy))
    expect(page.status).toBe(503)
    expect(page.headers.get('retry-after')).toBe('5')
    expect(page.html).toContain('Too many people are signing in at this moment')
  })
})
