import { forThisFile } from '@gwirio/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { authorizationUrl, codeNow, openBrowser, signIn, trySignIn, type Visit } from './browser.ts'
import { redirectUri, staff, startTestService } from './service.ts'

const service = await forThisFile(startTestService({ ACCOUNT_TRIES: '20', SOURCE_TRIES: '1000' }))
beforeEach(() => service.clock.advance({ seconds: 60 }))

describe('a sign-in that is not right (ASVS 5.0 6.3.8)', () => {
  it('looks the same whichever of the three was wrong', async () => {
    const wrongs = [
      { username: 'nobody.here' },
      { password: 'not the right password' },
      { code: '000000' },
    ]
    const pages: Visit[] = []
    for (const wrong of wrongs) pages.push(await trySignIn(service, openBrowser(service), wrong))
    expect(pages[0]?.html).toContain('The username, password or one-time code is not right')
    expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([400]))
    expect(new Set(pages.map(({ html }) => html.replaceAll(/interaction\/[\w-]+/g, ''))).size).toBe(
      1,
    )
  })

  it('takes the same steps for an unknown username until the code is there', async () => {
    const browser = openBrowser(service)
    const form = await browser.visit(authorizationUrl(service))
    const next = await browser.submit(form, { username: 'nobody.here', password: 'whatever it is' })
    expect(next).toMatchObject({ status: 200 })
    expect(next.html).toContain('name="code"')
  })

  it('takes username and code as people type them, the password as it is', async () => {
    const code = await codeNow(service)
    const typed = {
      username: ` ${staff.username.toUpperCase()} `,
      code: code.replace(/^.../, '$& '),
    }
    expect((await trySignIn(service, openBrowser(service), typed)).url).toContain(redirectUri)
    service.clock.advance({ seconds: 60 })
    const password = staff.password.toUpperCase()
    const refused = await trySignIn(service, openBrowser(service), { password })
    expect(refused.url).not.toContain(redirectUri)
  })

  it('names the fields that were left empty', async () => {
    const browser = openBrowser(service)
    const form = await browser.visit(authorizationUrl(service))
    const empty = await browser.submit(form, { username: '', password: '' })
    expect(empty.status).toBe(400)
    expect(empty.html).toContain('<title>Error: Sign in')
    expect(empty.html).toContain('href="#username"')
    expect(empty.html).toContain('href="#password"')
    const codeForm = await browser.submit(empty, { ...staff })
    const short = await browser.submit(codeForm, { code: '12' })
    expect(short.html).toContain('href="#code"')
    expect(await browser.submit(short, { code: await codeNow(service) })).toHaveProperty(
      'url',
      expect.stringContaining(redirectUri),
    )
  })
})

describe('a one-time code (RFC 6238 §5.2, ASVS 5.0 6.5.1)', () => {
  it('signs in once', async () => {
    await signIn(service, openBrowser(service))
    const again = await trySignIn(service, openBrowser(service))
    expect(again.html).toContain('is not right')
    service.clock.advance({ seconds: 30 })
    expect((await trySignIn(service, openBrowser(service))).url).toContain(redirectUri)
  })

  it('is worth nothing after a later one was used', async () => {
    const earlier = await codeNow(service)
    await signIn(service, openBrowser(service))
    const late = await trySignIn(service, openBrowser(service), { code: earlier })
    expect(late.html).toContain('is not right')
  })

  it('lets one of two people in who have the same one at the same moment', async () => {
    const code = await codeNow(service)
    const both = [openBrowser(service), openBrowser(service)]
    const visits = await Promise.all(both.map((browser) => trySignIn(service, browser, { code })))
    expect(visits.filter(({ url }) => url.startsWith(redirectUri))).toHaveLength(1)
  })

  it('can be tried once for each password', async () => {
    const browser = openBrowser(service)
    const form = await browser.visit(authorizationUrl(service))
    const codeForm = await browser.submit(form, { ...staff })
    const codes = ['000000', '111111', await codeNow(service)]
    const visits = await Promise.all(codes.map((code) => browser.submit(codeForm, { code })))
    expect(visits.filter(({ html }) => html.includes('is not right')).length).toBeLessThanOrEqual(1)
    const after = await browser.submit(codeForm, { code: await codeNow(service) })
    expect(after.html).toContain('name="password"')
  })

  it('does nothing more than five minutes after the password', async () => {
    const browser = openBrowser(service)
    const form = await browser.visit(authorizationUrl(service))
    const codeForm = await browser.submit(form, { ...staff })
    service.clock.advance({ seconds: 301 })
    const late = await browser.submit(codeForm, { code: await codeNow(service) })
    expect(late).toMatchObject({ status: 200, html: expect.stringContaining('name="password"') })
  })
})

describe('forms from elsewhere', () => {
  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
  ])('are refused: %j', async (headers) => {
    const browser = openBrowser(service)
    const form = await browser.visit(authorizationUrl(service))
    expect(await browser.submit(form, { ...staff }, headers)).toMatchObject({ status: 403 })
    const ours = { 'sec-fetch-site': 'same-origin', origin: service.url }
    expect(await browser.submit(form, { ...staff }, ours)).toMatchObject({ status: 200 })
  })

  it('lead nowhere in a browser that did not begin', async () => {
    const form = await openBrowser(service).visit(authorizationUrl(service))
    const elsewhere = openBrowser(service)
    expect(await elsewhere.submit(form, { ...staff })).toMatchObject({
      status: 400,
      html: expect.stringContaining('This page is no longer in use'),
    })
  })

  it('are refused when they are too large', async () => {
    const browser = openBrowser(service)
    const form = await browser.visit(authorizationUrl(service))
    const password = 'x'.repeat(9000)
    expect(await browser.submit(form, { username: 'x', password })).toMatchObject({ status: 413 })
  })
})
