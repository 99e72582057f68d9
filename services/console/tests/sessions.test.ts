import { forThisFile } from '@gwirio/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Browser, headingOf, openBrowser } from './browser.ts'
import { signIn } from './console.ts'
import { startTestConsole } from './database.ts'
import { walk, walkToAddress } from './walk.ts'

const console = await forThisFile(startTestConsole())
beforeEach(() => {
  Object.assign(console.provider.state, {
    refusesRefresh: false,
    isBroken: false,
    subject: 'staff-1',
    duringRefresh: async () => {},
  })
})

const minutes = (count: number) => console.clock.advance({ seconds: count * 60 })

async function isSignedIn(browser: Browser): Promise<boolean> {
  const response = await browser.fetch('/')
  // The session is stored when the answer ends.
  await response.text()
  return response.status === 200
}

describe('a session', () => {
  it('ends after 15 minutes without a page', async () => {
    const browser = await signIn(console)
    minutes(14)
    expect(await isSignedIn(browser)).toBe(true)
    minutes(14)
    expect(await isSignedIn(browser)).toBe(true)
    minutes(15)
    expect(await isSignedIn(browser)).toBe(false)
  })

  it('ends after 12 hours whatever is done', async () => {
    const browser = await signIn(console)
    for (let quarter = 0; quarter < 55; quarter += 1) {
      minutes(13)
      expect(await isSignedIn(browser)).toBe(true)
    }
    minutes(5)
    expect(await isSignedIn(browser)).toBe(false)
  })

  it('is not kept alive by a page that asks by itself', async () => {
    const verification = console.verifications.add()
    const path = `/cases/${verification.caseId}/verifications/${verification.verificationId}`
    const browser = await signIn(console)
    minutes(10)
    expect((await browser.open(`${path}?auto=script`)).status).toBe(200)
    expect((await browser.open(`${path}?auto=reload`)).status).toBe(200)
    minutes(6)
    const asScript = await browser.fetch(`${path}?auto=script`)
    expect([asScript.status, await asScript.text()]).toEqual([401, ''])
    const asPage = await browser.fetch(`${path}?auto=reload`)
    expect(asPage.headers.get('location')).toBe('/sign-in')
  })

  it('comes back to the same page after signing in again', async () => {
    const browser = await signIn(console)
    const { path } = walk(browser, console.parties.add())
    minutes(16)
    expect((await browser.open(path)).path).toBe(path)
  })

  it('says that a form was not sent, and leads back to its page', async () => {
    const browser = await signIn(console)
    const { form, steps } = await walkToAddress(console, browser)
    console.verifications.asked.length = 0
    minutes(16)
    const page = await steps.giveAddress(form)
    expect([page.status, headingOf(page)]).toEqual([401, 'You were signed out'])
    expect(page.html).not.toContain('brien')
    expect(console.verifications.asked).toEqual([])
    const next = page.body.querySelector('main a')?.getAttribute('href') ?? ''
    expect((await browser.open(next)).path).toBe(form.path)
  })

  it('leads back to the call when it was the call that could not be started', async () => {
    const browser = await signIn(console)
    const { call } = walk(browser, console.parties.add())
    const form = await browser.open(call)
    minutes(16)
    await browser.submit(form, 'form[action$="/call/begin"]')
    expect((await browser.open('/sign-in')).path).toBe(call)
  })

  it('goes on with a call after signing in again, but never with the call of somebody else', async () => {
    const browser = await signIn(console)
    const { steps } = await walkToAddress(console, browser)
    minutes(16)
    const again = await browser.open(steps.call)
    expect(again.body.querySelector('h1')?.getAttribute('data-step')).toBe('address')
    console.provider.state.subject = 'staff-2'
    minutes(16)
    const page = await browser.open(steps.call)
    expect(page.body.querySelector('h1')?.getAttribute('data-step')).toBe('person')
  })

  it('is one that two processes share', async () => {
    const browser = await signIn(console)
    const { url } = await console.startAnother()
    const cookie = await browser.cookie()
    const page = await fetch(url, { headers: { cookie }, redirect: 'manual' })
    expect(page.status).toBe(200)
  })
})

describe('the access token', () => {
  const find = (browser: Browser) => browser.open('/find')
  const signInAndFind = async () => {
    const browser = await signIn(console)
    await browser.submit(browser.home, 'form[action="/find"]', { text: 'Jones' })
    return browser
  }

  it('is refreshed shortly before it ends, and only then', async () => {
    const browser = await signInAndFind()
    const { refreshes } = console.provider.counts
    minutes(4)
    expect((await find(browser)).status).toBe(200)
    expect(console.provider.counts.refreshes).toBe(refreshes)
    minutes(2)
    expect((await find(browser)).status).toBe(200)
    expect(console.provider.counts.refreshes).toBe(refreshes + 1)
    expect((await find(browser)).status).toBe(200)
    expect(console.provider.counts.refreshes).toBe(refreshes + 1)
  })

  it('is refreshed once for requests that come together, to two processes', async () => {
    const browser = await signInAndFind()
    const cookie = await browser.cookie()
    const { url } = await console.startAnother()
    const { refreshes } = console.provider.counts
    minutes(6)
    const answers = await Promise.all(
      [url, console.url, url, console.url, console.url].map((base) =>
        fetch(`${base}/find`, { headers: { cookie } }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(console.provider.counts.refreshes).toBe(refreshes + 1)
    expect(console.provider.counts.reuses).toBe(0)
  })

  it('is not lost to a page that was slow meanwhile', async () => {
    const browser = await signInAndFind()
    minutes(6)
    const slow = Promise.withResolvers<void>()
    console.provider.state.duringRefresh = () => slow.promise
    const refreshing = find(browser)
    const other = await browser.open('/sign-out-everywhere?lang=cy')
    expect(headingOf(other)).toBe('Allgofnodi ym mhobman')
    slow.resolve()
    await refreshing
    minutes(6)
    expect((await find(browser)).status).toBe(200)
    expect(console.provider.counts.reuses).toBe(0)
  })

  it('that cannot be refreshed any more leads to the sign-in and back', async () => {
    const browser = await signInAndFind()
    const { path } = walk(browser, console.parties.add())
    const { authorizations } = console.provider.counts
    console.provider.state.refusesRefresh = true
    minutes(6)
    const page = await browser.open(path)
    expect(page.path).toBe(path)
    expect(console.provider.counts.authorizations).toBe(authorizations + 1)
  })

  it('that cannot be refreshed for now loses nothing', async () => {
    const browser = await signInAndFind()
    minutes(6)
    console.provider.state.isBroken = true
    const page = await find(browser)
    expect([page.status, headingOf(page)]).toEqual([503, 'Part of Gwirio is not available'])
    console.provider.state.isBroken = false
    const again = page.body.querySelector('main a')?.getAttribute('href') ?? ''
    expect([again, (await browser.open(again)).status]).toEqual(['/find', 200])
  })

  it('that is gone from the database leads to the sign-in', async () => {
    const browser = await signInAndFind()
    const page = await browser.submit(browser.home, 'form[action="/sign-out"]')
    expect(headingOf(page)).toBe('You are signed out')
    const { authorizations } = console.provider.counts
    expect((await find(browser)).path).toBe('/find')
    expect(console.provider.counts.authorizations).toBe(authorizations + 1)
  })
})

describe('a form', () => {
  it.each([
    ['without the token of its session', {}],
    ['with a token of its own making', { _csrf: 'x'.repeat(256) }],
  ])('is refused %s', async (_, fields) => {
    const browser = await signIn(console)
    const { path } = walk(browser, console.parties.add())
    const body = new URLSearchParams(fields as Record<string, string>)
    const page = await browser.open(`${path}/mobile`, { method: 'POST', body })
    expect([page.status, headingOf(page)]).toEqual([403, 'This form is too old'])
    const again = page.body.querySelector('main a')?.getAttribute('href')
    expect(again).toBe(`${path}/mobile`)
  })

  it('is refused with the token of another session, or with two', async () => {
    const [browser, other] = [await signIn(console), await signIn(console)]
    const tokenOf = (page: typeof browser.home) =>
      page.body.querySelector('[name=_csrf]')?.getAttribute('value') ?? ''
    for (const tokens of [[tokenOf(other.home)], [tokenOf(browser.home), tokenOf(browser.home)]]) {
      const body = new URLSearchParams({ text: 'Jones' })
      for (const token of tokens) body.append('_csrf', token)
      expect((await browser.open('/find', { method: 'POST', body })).status).toBe(403)
    }
  })

  it('that is too large is refused in words', async () => {
    const browser = await signIn(console)
    const text = 'x'.repeat(20_000)
    const page = await browser.submit(browser.home, 'form[action="/find"]', { text })
    expect([page.status, headingOf(page)]).toEqual([413, 'The form was too large'])
  })

  it('of another type is refused', async () => {
    const browser = await signIn(console)
    const body = JSON.stringify({ text: 'Jones' })
    const headers = { 'content-type': 'application/json' }
    expect((await browser.open('/find', { method: 'POST', body, headers })).status).toBe(403)
  })
})

describe('the cookie', () => {
  it('is HttpOnly and SameSite=Lax, and goes when the browser closes', async () => {
    const browser = openBrowser(console.url)
    const toProvider = (await browser.fetch('/sign-in')).headers.get('location') ?? ''
    const back = (await fetch(toProvider, { redirect: 'manual' })).headers.get('location') ?? ''
    const cookie = (await browser.fetch(back)).headers.getSetCookie().join()
    expect(cookie).toMatch(/^gwirio-console=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  it('is Secure with the prefix __Host- behind HTTPS, whatever the proxy says', async () => {
    await using secure = await startTestConsole({ PUBLIC_URL: 'https://console.example' })
    const response = await fetch(`${secure.url}/sign-in`, { redirect: 'manual' })
    expect(response.headers.getSetCookie().join()).toMatch(
      /^__Host-gwirio-console=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    )
    const query = new URL(response.headers.get('location') ?? '').searchParams
    expect(query.get('redirect_uri')).toBe('https://console.example/signed-in')
  })

  it('that somebody made up is none', async () => {
    const cookie = 'gwirio-console=s:abc.def'
    const response = await fetch(console.url, { headers: { cookie }, redirect: 'manual' })
    expect(response.headers.get('location')).toBe('/sign-in')
  })
})
