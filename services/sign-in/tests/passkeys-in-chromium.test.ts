import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { scopesOfRole } from '@gwirio/contracts'
import { startChromium } from '@gwirio/testing/chromium'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorizationUrl, codeNow } from './browser.ts'
import { clients, staff, startTestService, type TestService } from './service.ts'

/** Stands in for the console: that browsers come back to it is enough. */
const console_ = createServer((_request, response) => response.end('back')).listen(0, '127.0.0.1')
let redirectUri = ''
let service: TestService
let browser: Browser
beforeAll(async () => {
  if (!console_.listening) await once(console_, 'listening')
  redirectUri = `http://127.0.0.1:${(console_.address() as AddressInfo).port}/signed-in`
  service = await startTestService({}, {}, 'localhost')
  const scopes = scopesOfRole['business-support']
  const redirectUris = [redirectUri]
  await service.keepAccounts({
    clients: [{ ...clients.console, kind: 'web', scopes, redirectUris }],
  })
  browser = await startChromium()
}, 60_000)
afterAll(async () => {
  await browser.close()
  console_.close()
  await service[Symbol.asyncDispose]()
})

/** A page of a browser whose machine has a fingerprint reader. */
async function openPage(): Promise<{ page: Page; device: CDPSession; authenticatorId: string }> {
  const page = await (await browser.newContext()).newPage()
  const device = await page.context().newCDPSession(page)
  await device.send('WebAuthn.enable')
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { page, device, authenticatorId }
}

async function signInWithPassword(page: Page): Promise<void> {
  service.clock.advance({ seconds: 30 })
  await page.goto(authorizationUrl(service, { redirect_uri: redirectUri }))
  await page.getByLabel('Username').fill(staff.username)
  await page.getByLabel('Password', { exact: true }).fill(staff.password)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Enter your one-time code').fill(await codeNow(service))
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL(`${redirectUri}?**`)
}

describe('a passkey in a real browser', () => {
  it('is added after a sign-in, and then signs in without password and code', async () => {
    const { page } = await openPage()
    await signInWithPassword(page)
    await page.goto(`${service.url}/passkeys`)
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByText('The passkey was added').waitFor()

    await page.context().clearCookies()
    await page.goto(authorizationUrl(service, { redirect_uri: redirectUri }))
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.waitForURL(`${redirectUri}?code=**`)
  }, 60_000)

  it('that the device does not verify leads nowhere, and the password is still there', async () => {
    const { page, device, authenticatorId } = await openPage()
    await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
    await page.goto(authorizationUrl(service, { redirect_uri: redirectUri }))
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('The passkey was not used').waitFor()
    await page.reload()
    expect(await page.getByText('The passkey was not used').isVisible()).toBe(false)
    await signInWithPassword(page)
  }, 60_000)

  it('is not spoken of where there are no scripts', async () => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await page.goto(authorizationUrl(service, { redirect_uri: redirectUri }))
    expect(await page.getByRole('button', { name: 'Sign in with a passkey' }).count()).toBe(0)
    expect(await page.getByLabel('Username').count()).toBe(1)
  }, 60_000)
})
