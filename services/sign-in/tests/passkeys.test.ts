import { disableStaff, inviteStaffAgain } from '@gwirio/contracts'
import { decodeJwt } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { call, tokensOf } from './api.ts'
import { createAuthenticator, type Manner } from './authenticator.ts'
import {
  authorizationUrl,
  type Browser,
  codeNow,
  exchangeCode,
  openBrowser,
  signIn,
  type Visit,
} from './browser.ts'
import { readActions } from './rows.ts'
import { manager, redirectUri, startTestService, type TestService } from './service.ts'

let service: TestService
let party: { origin: string; rpId: string }
let browser: Browser
beforeEach(async () => {
  service = await startTestService({}, {}, 'localhost')
  party = { origin: service.url, rpId: 'localhost' }
  browser = openBrowser(service)
})
afterEach(() => service[Symbol.asyncDispose]())

const post = (path: string, fields: Record<string, string> = {}, from = browser) =>
  from.visit(`${service.url}${path}`, { method: 'POST', body: new URLSearchParams(fields) })

async function addPasskey(manner: Manner = {}) {
  await signIn(service, browser)
  const device = createAuthenticator(party)
  const options = JSON.parse((await post('/passkeys/options')).html)
  const page = await post('/passkeys', { response: device.create(options, manner) })
  return { device, options, page }
}

/** Opens the sign-in of the console in a browser of its own and asks what to sign. */
async function beginSignIn(at = openBrowser(service)) {
  const form = await at.visit(authorizationUrl(service))
  const path = new URL(form.url).pathname
  const { html } = await post(`${path}/passkey-options`, {}, at)
  return { at, path, options: JSON.parse(html) }
}

async function signInWith(device: ReturnType<typeof createAuthenticator>, manner: Manner = {}) {
  const { at, path, options } = await beginSignIn()
  return post(`${path}/passkey`, { response: device.get(options, manner) }, at)
}

const isSignedIn = ({ url }: Visit) => url.startsWith(`${redirectUri}?code=`)

describe('a passkey', () => {
  it('signs its owner in by itself, where the device verified them', async () => {
    const { device, options, page } = await addPasskey()
    expect(options).toMatchObject({
      rp: { id: 'localhost' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    expect(page.html).toContain('The passkey was added')
    const done = await signInWith(device)
    expect(isSignedIn(done)).toBe(true)
    const { body } = await exchangeCode(service, new URL(done.url).searchParams.get('code'))
    expect(decodeJwt(body.id_token).sub).toBe(Buffer.from(options.user.id, 'base64url').toString())
    expect(await readActions(service)).toContain('passkey.added')
  })

  it('stands beside password and code, which go on', async () => {
    const { device } = await addPasskey()
    expect(isSignedIn(await signInWith(device))).toBe(true)
    await signIn(service, openBrowser(service))
  })

  it('signs in nobody any more once it is removed', async () => {
    const { device, page } = await addPasskey()
    const credentialId = /name="credentialId" value="([\w-]+)"/.exec(page.html)?.[1] ?? ''
    const removed = await post('/passkeys/remove', { credentialId })
    expect(removed.html).toContain('The passkey was removed')
    expect(removed.html).toContain('You have no passkeys')
    expect((await signInWith(device)).html).toContain('cannot be used here')
    expect(await readActions(service)).toContain('passkey.removed')
  })

  it.each([disableStaff, inviteStaffAgain])('goes with the account ($id)', async (act) => {
    const { device, options } = await addPasskey()
    const { access_token } = await tokensOf(service)
    const staffId = Buffer.from(options.user.id, 'base64url').toString()
    await call(service, access_token, act, { params: { staffId } })
    expect((await signInWith(device)).html).toContain('cannot be used here')
  })

  it('is removed by its owner alone', async () => {
    const { device, page } = await addPasskey()
    const credentialId = /name="credentialId" value="([\w-]+)"/.exec(page.html)?.[1] ?? ''
    const other = openBrowser(service)
    await signIn(service, other, {}, manager)
    await post('/passkeys/remove', { credentialId }, other)
    expect(isSignedIn(await signInWith(device))).toBe(true)
  })
})

describe('a sign-in with a passkey is refused', () => {
  it.each<[string, Manner]>([
    ['when the device did not verify the person', { isVerified: false }],
    ['when it was made at another site', { origin: 'https://evil.example' }],
    ['when it was signed for another site', { rpId: 'evil.example' }],
    ['when its counter went back, as that of a copy does', { counter: 1 }],
    ['when it names another owner', { userHandle: 'bm9ib2R5' }],
  ])('%s', async (_what, manner) => {
    const { device } = await addPasskey()
    expect(isSignedIn(await signInWith(device))).toBe(true)
    const refused = await signInWith(device, manner)
    expect(refused.status).toBe(400)
    expect(refused.html).toContain('cannot be used here')
    expect(await readActions(service)).toContain('staff.sign-in-refused (passkey-wrong)')
  })

  it('when the challenge was answered before, or by another browser, or is old', async () => {
    const { device } = await addPasskey()
    const { at, path, options } = await beginSignIn()
    const other = await beginSignIn()
    const fields = { response: device.get(options) }
    expect((await post(`${other.path}/passkey`, fields, other.at)).status).toBe(400)
    expect(isSignedIn(await post(`${path}/passkey`, fields, at))).toBe(true)
    const again = await beginSignIn()
    expect((await post(`${again.path}/passkey`, fields, again.at)).status).toBe(400)
    const late = await beginSignIn()
    service.clock.advance({ seconds: 301 })
    const answer = { response: device.get(late.options) }
    expect((await post(`${late.path}/passkey`, answer, late.at)).status).toBe(400)
    expect(await readActions(service)).toContain('staff.sign-in-refused (passkey-challenge)')
  })

  it('when it is of another device, or nothing that can be read', async () => {
    await addPasskey()
    const stranger = createAuthenticator(party)
    expect((await signInWith(stranger)).html).toContain('cannot be used here')
    const { at, path } = await beginSignIn()
    for (const response of ['', '{', '{"id":"x"}', JSON.stringify({ id: 'é' })]) {
      expect((await post(`${path}/passkey`, { response }, at)).status).toBe(400)
    }
  })
})

describe('adding a passkey', () => {
  it.each<[string, Manner]>([
    ['the device did not verify the person', { isVerified: false }],
    ['it was made at another site', { origin: 'https://evil.example' }],
  ])('is refused when %s', async (_what, manner) => {
    const { page } = await addPasskey(manner)
    expect(page.status).toBe(400)
    expect(page.html).toContain('You have no passkeys')
  })

  it('takes a one-time code where the sign-in was some time ago', async () => {
    await signIn(service, browser)
    service.clock.advance({ seconds: 601 })
    expect((await post('/passkeys/options')).status).toBe(403)
    const page = await browser.visit(`${service.url}/passkeys`)
    expect(page.html).toContain('Enter a one-time code before you add a passkey')
    const wrong = await post('/passkeys/confirm', { code: '000000' })
    expect(wrong.html).toContain('That code is not right')
    const right = await post('/passkeys/confirm', { code: await codeNow(service) })
    expect(right.html).toContain('You can add a passkey now')
    expect((await post('/passkeys/options')).status).toBe(200)
    service.clock.advance({ seconds: 601 })
    expect((await post('/passkeys/options')).status).toBe(403)
  })

  it('is for who is signed in', async () => {
    const page = await browser.visit(`${service.url}/passkeys?lang=cy`)
    expect(page.status).toBe(401)
    expect(page.html).toContain('Mewngofnodwch yn gyntaf')
    expect((await post('/passkeys/options')).status).toBe(403)
  })

  it('is for our own pages: another site cannot send the form', async () => {
    await signIn(service, browser)
    const headers = { 'sec-fetch-site': 'cross-site' }
    const visit = await browser.visit(`${service.url}/passkeys/options`, {
      method: 'POST',
      headers,
    })
    expect(visit.status).toBe(403)
  })
})

it('is not offered where browsers allow none: at an address without a name', async () => {
  await using plain = await startTestService()
  const page = await openBrowser(plain).visit(authorizationUrl(plain))
  expect(page.html).not.toContain('passkey')
  // A control: it is offered otherwise
  const other = await openBrowser(service).visit(authorizationUrl(service))
  expect(other.html).toContain('data-passkey="sign-in"')
})
