import { signOutEverywhere } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Browser, headingOf, openBrowser, type Page, textOf } from './browser.ts'
import { signIn } from './console.ts'
import { startTestConsole } from './database.ts'
import { client } from './provider.ts'
import { walk } from './walk.ts'

const console = await forThisFile(startTestConsole())
beforeEach(() => {
  Object.assign(console.provider.state, { subject: 'staff-1', claims: {}, scope: null })
})

const minutes = (count: number) => console.clock.advance({ seconds: count * 60 })
const dialogOf = ({ body }: Page) => body.querySelector('dialog')
const tokenOf = ({ body }: Page) => body.querySelector('[name=_csrf]')?.getAttribute('value') ?? ''

async function isSignedIn(browser: Browser): Promise<boolean> {
  return (await browser.fetch('/find?auto=script')).status === 200
}

describe('before a session ends', () => {
  it.each([
    ['en', 'You will be signed out soon', 'Stay signed in'],
    ['cy', 'Cewch eich allgofnodi cyn hir', 'Aros wedi mewngofnodi'],
  ] as const)('every page can warn, in %s', async (language, title, stay) => {
    const { home } = await signIn(console, language)
    const dialog = dialogOf(home)
    expect(dialog?.querySelector('h2')?.text).toBe(title)
    expect(dialog?.text).toContain(stay)
    expect(dialog?.getAttribute('data-seconds')).toBe('900')
    expect(dialog?.getAttribute('data-warning')).toBe('120')
    expect(dialog?.getAttribute('data-can-stay')).toBe('yes')
  })

  it('says so at the foot where there are no scripts, and goes away after it', async () => {
    const browser = await signIn(console)
    const page = await browser.open('/find')
    const foot = page.html.match(/<noscript><p[^>]*>([^<]*)</)?.[1]
    expect(foot).toMatch(/^If you do nothing, you are signed out at \d\d:\d\d\.$/)
    expect(page.html).toContain(
      '<noscript><meta http-equiv="refresh" content="901; url=/signed-out?page=%2Ffind"></noscript>',
    )
  })

  it('is put off by a press, and told to the script without being put off', async () => {
    const browser = await signIn(console)
    minutes(14)
    const told = await browser.fetch('/session?auto=script')
    expect(await told.json()).toEqual({ secondsLeft: 60, canStay: true })
    const body = new URLSearchParams({ _csrf: tokenOf(browser.home) })
    const stayed = await browser.fetch('/session', { method: 'POST', body })
    expect(await stayed.json()).toEqual({ secondsLeft: 900, canStay: true })
    minutes(14)
    expect(await isSignedIn(browser)).toBe(true)
  })

  it('is not put off by another site', async () => {
    const browser = await signIn(console)
    minutes(14)
    const body = new URLSearchParams()
    expect((await browser.fetch('/session', { method: 'POST', body })).status).toBe(403)
  })

  it('after 12 hours cannot be put off', async () => {
    const browser = await signIn(console)
    for (let quarter = 0; quarter < 55; quarter += 1) {
      minutes(13)
      await (await browser.fetch('/find')).text()
    }
    const told = await browser.fetch('/session?auto=script')
    expect(await told.json()).toEqual({ secondsLeft: 300, canStay: false })
    expect(dialogOf(await browser.open('/find'))?.getAttribute('data-can-stay')).toBe('no')
  })
})

describe('a page whose time is over', () => {
  it('shows nothing of itself, and leads back to its place', async () => {
    const browser = await signIn(console)
    const { path } = walk(browser, console.parties.add())
    const leave = dialogOf(await browser.open(path))?.getAttribute('data-leave') ?? ''
    minutes(16)
    const page = await browser.open(leave)
    expect([page.status, headingOf(page)]).toEqual([401, 'You were signed out'])
    expect(page.html).not.toContain('Brien')
    const next = page.body.querySelector('main a')?.getAttribute('href') ?? ''
    expect((await browser.open(next)).path).toBe(path)
  })

  it('stays when another page of the session was used meanwhile', async () => {
    const browser = await signIn(console)
    const leave = dialogOf(await browser.open('/find'))?.getAttribute('data-leave') ?? ''
    minutes(10)
    await (await browser.fetch('/')).text()
    minutes(10)
    expect((await browser.open(leave)).path).toBe('/find')
  })

  it('asks the provider to let the person show who they are again', async () => {
    const browser = await signIn(console)
    const authorize = ({ through }: Page) => through.find((url) => url.includes('/auth?')) ?? ''
    minutes(16)
    expect(authorize(await browser.open('/find'))).toContain('prompt=login')
    const fresh = await openBrowser(console.url).open('/find')
    expect(authorize(fresh)).not.toContain('prompt')
  })
})

describe('signing out everywhere', () => {
  it('says what it does, and ends every session of the person, here and at sign-in', async () => {
    const [here, there] = [await signIn(console), await signIn(console)]
    console.provider.state.subject = 'staff-2'
    const somebodyElse = await signIn(console)
    const link = here.home.body.querySelector('a[href="/sign-out-everywhere"]')
    const asked = await here.open(link?.getAttribute('href') ?? '')
    expect(textOf(asked)).toContain('every other computer and phone')
    expect(textOf(asked)).toContain('A passkey on a device that was lost can still sign in')
    const before = console.signOuts.count
    const page = await here.submit(asked, 'main form')
    expect(headingOf(page)).toBe('You are signed out everywhere')
    expect(console.signOuts.count).toBe(before + 1)
    expect([
      await isSignedIn(here),
      await isSignedIn(there),
      await isSignedIn(somebodyElse),
    ]).toEqual([false, false, true])
  })

  it('ends the sessions here and goes on to the provider when that is another one', async () => {
    console.provider.state.scope = 'openid party:read verification:watch'
    const [here, there] = [await signIn(console), await signIn(console)]
    const before = console.signOuts.count
    const page = await here.submit(await here.open('/sign-out-everywhere'), 'main form')
    expect(page.through.join()).toContain(`${console.provider.issuer}/session/end?`)
    expect(console.signOuts.count).toBe(before)
    expect(await isSignedIn(there)).toBe(false)
  })

  it('ends every other session here when sign-in cannot be asked, and says so', async () => {
    const [browser, other] = [await signIn(console), await signIn(console)]
    const asked = await browser.open('/sign-out-everywhere')
    console.signOuts.refuse(signOutEverywhere, 'not-ready')
    const page = await browser.submit(asked, 'main form')
    console.signOuts.refuse(signOutEverywhere, null)
    expect([page.status, await isSignedIn(browser), await isSignedIn(other)]).toEqual([
      503,
      true,
      false,
    ])
    // From here it can be tried again
    const again = await browser.submit(await browser.open('/sign-out-everywhere'), 'main form')
    expect(headingOf(again)).toBe('You are signed out everywhere')
  })
})

describe('a logout by the provider', () => {
  const event = { 'http://schemas.openid.net/event/backchannel-logout': {} }
  const good = { sub: 'staff-1', aud: client.id, events: event }
  const send = async (claims: object, typ = 'logout+jwt') => {
    const body = new URLSearchParams({ logout_token: await console.provider.sign(claims, typ) })
    return fetch(`${console.url}/backchannel-logout`, { method: 'POST', body })
  }

  it('ends every session of a person', async () => {
    const [browser, other] = [await signIn(console), await signIn(console)]
    const response = await send(good)
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect([await isSignedIn(browser), await isSignedIn(other)]).toEqual([false, false])
  })

  it('ends only what one session at the provider opened, when it names that', async () => {
    console.provider.state.claims = { sid: 'one' }
    const one = await signIn(console)
    console.provider.state.claims = { sid: 'two' }
    const two = await signIn(console)
    expect((await send({ ...good, sid: 'one' })).status).toBe(200)
    expect([await isSignedIn(one), await isSignedIn(two)]).toEqual([false, true])
    expect((await send({ aud: client.id, events: event, sid: 'two' })).status).toBe(200)
    expect(await isSignedIn(two)).toBe(false)
  })

  it.each([
    ['that is for another client', { ...good, aud: 'somebody-else' }],
    ['with a nonce, which an ID token has', { ...good, nonce: 'x' }],
    ['without the event', { ...good, events: {} }],
    ['that names nobody', { aud: client.id, events: event }],
    ['that is old', { ...good, iat: 1, exp: 4_000_000_000 }],
    ['that has ended', { ...good, exp: 1 }],
    ['of another issuer', { ...good, iss: 'https://elsewhere.example' }],
  ])('%s is refused', async (_, claims) => {
    const browser = await signIn(console)
    const response = await send(claims)
    expect([response.status, response.headers.get('cache-control')]).toEqual([400, 'no-store'])
    expect(await isSignedIn(browser)).toBe(true)
  })

  it('is no access token', async () => {
    const browser = await signIn(console)
    expect((await send(good, 'at+jwt')).status).toBe(400)
    expect(await isSignedIn(browser)).toBe(true)
  })

  it('counts once', async () => {
    const claims = { ...good, jti: 'the-same' }
    expect((await send(claims)).status).toBe(200)
    const browser = await signIn(console)
    expect((await send(claims)).status).toBe(400)
    expect(await isSignedIn(browser)).toBe(true)
  })

  it.each([{ logout_token: 'no.token.at-all' }, {}])('is not %o', async (form) => {
    const body = new URLSearchParams(form as Record<string, string>)
    const response = await fetch(`${console.url}/backchannel-logout`, { method: 'POST', body })
    expect([response.status, await response.json()]).toEqual([400, { error: 'invalid_request' }])
  })

  it('is not lost while the provider’s keys cannot be fetched: it is told to come again', async () => {
    await using other = await startTestConsole()
    other.provider.state.isBroken = true
    const logout_token = await other.provider.sign(good, 'logout+jwt')
    const body = new URLSearchParams({ logout_token })
    const response = await fetch(`${other.url}/backchannel-logout`, { method: 'POST', body })
    expect(response.status).toBe(503)
  })
})
