import { scopesOfRole } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import pg from 'pg'
import { beforeEach, describe, expect, it } from 'vitest'
import { headingOf, openBrowser, textOf } from './browser.ts'
import { signIn } from './console.ts'
import { startTestConsole } from './database.ts'

const console = await forThisFile(startTestConsole())
beforeEach(() => {
  Object.assign(console.provider.state, { refuse: null, isBroken: false, subject: 'staff-1' })
})

const uuid = '019a0000-0000-7000-8000-000000000001'

async function rows<Row>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: console.adminUrl })
  await client.connect()
  try {
    return (await client.query(sql)).rows as Row[]
  } finally {
    await client.end()
  }
}

describe('before anybody signed in', () => {
  it.each([
    '/',
    '/find',
    `/cases/${uuid}/parties/${uuid}`,
    `/cases/${uuid}/parties/${uuid}/mobile`,
    `/cases/${uuid}/parties/${uuid}/call`,
    `/cases/${uuid}/parties/${uuid}/call/ended`,
    `/cases/${uuid}/parties/${uuid}/call/approval.json`,
    `/cases/${uuid}/verifications/${uuid}`,
    `/cases/${uuid}/verifications/${uuid}/changes`,
    `/cases/${uuid}/verifications/${uuid}/confirm-cancel`,
    '/nothing-here',
  ])('%s leads to the sign-in and nowhere else', async (path) => {
    const response = await openBrowser(console.url).fetch(path)
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/sign-in')
    expect(console.parties.asked).toEqual([])
  })

  it.each([
    '/find',
    `/cases/${uuid}/parties/${uuid}/mobile`,
    ...[
      ...['begin', 'answers', 'safe-contact', 'safe-contact-again', 'address', 'suggestion'],
      ...['change-address', 'read-back', 'approval', 'approval-again', 'approved', 'send'],
      ...['stop', 'end'],
    ].map((action) => `/cases/${uuid}/parties/${uuid}/call/${action}`),
    `/cases/${uuid}/verifications/${uuid}/new-code`,
    `/cases/${uuid}/verifications/${uuid}/cancel`,
    '/sign-out',
  ])('a form sent to %s is not taken', async (path) => {
    const body = new URLSearchParams({ text: 'Jones' })
    const page = await openBrowser(console.url).open(path, { method: 'POST', body })
    expect(page.status).toBe(401)
    expect(headingOf(page)).toBe('You were signed out')
    expect(console.parties.asked).toEqual([])
  })
})

describe('signing in', () => {
  it('leads back to the page that was asked for', async () => {
    const { caseId, partyId, name } = console.parties.add()
    const path = `/cases/${caseId}/parties/${partyId}`
    const page = await openBrowser(console.url).open(path)
    expect(page.path).toBe(path)
    expect(headingOf(page)).toBe(name)
    expect(page.through.some((url) => url.startsWith(`${console.provider.issuer}/auth?`))).toBe(
      true,
    )
  })

  it('never leads to another site', async () => {
    const browser = openBrowser(console.url)
    const page = await browser.open(`${console.url}//elsewhere.example/cases`)
    expect(page.url).toBe(`${console.url}/`)
  })

  it('asks with PKCE, state and nonce for what any role may do, and for no more', async () => {
    const response = await openBrowser(console.url).fetch('/sign-in')
    const query = new URL(response.headers.get('location') ?? '').searchParams
    expect(query.get('code_challenge_method')).toBe('S256')
    expect(query.get('state')).toMatch(/^[\w-]{43}$/)
    expect(query.get('nonce')).toMatch(/^[\w-]{43}$/)
    expect(query.get('resource')).toBe('urn:gwirio:api')
    expect(query.get('scope')).toBe(
      ['openid', 'profile', 'offline_access', ...new Set(Object.values(scopesOfRole).flat())].join(
        ' ',
      ),
    )
  })

  it('renews the id of the session, so that one planted before is worth nothing', async () => {
    const browser = openBrowser(console.url)
    await browser.fetch('/?lang=cy')
    const planted = await browser.cookie()
    expect(planted).toContain('gwirio-console')
    await browser.open('/')
    expect(await browser.cookie()).not.toBe(planted)
    const thief = await fetch(console.url, { headers: { cookie: planted }, redirect: 'manual' })
    expect(thief.headers.get('location')).toBe('/sign-in')
  })

  it('keeps the language that was chosen before', async () => {
    const page = await openBrowser(console.url).open('/?lang=cy')
    expect(headingOf(page)).toBe('Gwaith')
  })

  it('works in two tabs begun at the same time, each back at its own page', async () => {
    const browser = openBrowser(console.url)
    const { caseId, partyId } = console.parties.add()
    const begin = async (path: string) => {
      await browser.fetch(path)
      const toProvider = (await browser.fetch('/sign-in')).headers.get('location') ?? ''
      return (await fetch(toProvider, { redirect: 'manual' })).headers.get('location') ?? ''
    }
    const abandoned = await begin('/')
    const first = await begin(`/cases/${caseId}/parties/${partyId}`)
    expect((await browser.open(first)).path).toBe(`/cases/${caseId}/parties/${partyId}`)
    const second = await browser.open(abandoned)
    expect([second.status, second.path]).toEqual([200, '/'])
  })

  it('explains when the provider says no, and goes on from there', async () => {
    console.provider.state.refuse = 'access_denied'
    const browser = openBrowser(console.url)
    const page = await browser.open('/')
    expect([page.status, headingOf(page)]).toEqual([400, 'The sign-in did not work'])
    console.provider.state.refuse = null
    expect(headingOf(await browser.open('/sign-in'))).toBe('Work')
  })

  it.each([
    ['an answer that nobody asked for', '/signed-in?code=x&state=planted'],
    ['no answer at all', '/signed-in'],
    ['a state that is a name of JavaScript', '/signed-in?code=x&state=__proto__'],
    ['two states', '/signed-in?code=x&state=a&state=b'],
  ])('refuses %s', async (_, path) => {
    const page = await openBrowser(console.url).open(path)
    expect([page.status, headingOf(page)]).toEqual([400, 'The sign-in did not work'])
  })

  it('refuses the answer that belongs to another browser', async () => {
    const victim = openBrowser(console.url)
    await victim.fetch('/sign-in')
    const toProvider = (await openBrowser(console.url).fetch('/sign-in')).headers.get('location')
    const back = await fetch(toProvider ?? '', { redirect: 'manual' })
    const page = await victim.open(back.headers.get('location') ?? '')
    expect(headingOf(page)).toBe('The sign-in did not work')
  })

  it('refuses the same answer a second time', async () => {
    const browser = openBrowser(console.url)
    const signedIn = (await browser.open('/')).through.find((url) => url.includes('/signed-in?'))
    const page = await openBrowser(console.url).open(signedIn ?? '')
    expect(headingOf(page)).toBe('The sign-in did not work')
    expect((await browser.open(signedIn ?? '')).path).toBe('/')
  })

  it('says so when the provider does not answer, and works as soon as it does', async () => {
    await using other = await startTestConsole()
    other.provider.state.isBroken = true
    const browser = openBrowser(other.url)
    const page = await browser.open('/')
    expect([page.status, headingOf(page)]).toEqual([503, 'Part of Gwirio is not available'])
    expect(page.body.querySelector('main a')?.getAttribute('href')).toBe('/sign-in')
    other.provider.state.isBroken = false
    expect(headingOf(await browser.open('/sign-in'))).toBe('Work')
  })
})

describe('what is stored of a sign-in', () => {
  it('is no bearer token in clear, and no name that was searched for', async () => {
    const browser = await signIn(console)
    await browser.submit(browser.home, 'form[action="/find"]', { text: 'Llywarch' })
    const [session, tokens] = await Promise.all([
      rows<{ sess: object }>('select sess from console.session'),
      rows<{ sealed: Buffer }>('select sealed from console.staff_tokens'),
    ])
    expect(tokens.length).toBeGreaterThan(0)
    const stored = JSON.stringify(session) + tokens.map(({ sealed }) => sealed.toString('latin1'))
    expect(stored).toContain('Mair Jones')
    expect(stored).not.toMatch(/eyJ|Llywarch|TGx5d2FyY2/)
  })

  it('is nothing at all for who only looks at public pages', async () => {
    const before = await rows('select from console.session')
    const response = await openBrowser(console.url).fetch('/signed-out')
    expect(response.headers.getSetCookie()).toEqual([])
    expect(await rows('select from console.session')).toHaveLength(before.length)
  })

  it('goes with the session', async () => {
    const browser = await signIn(console)
    const sid = decodeURIComponent(await browser.cookie()).match(/s:([^.]+)/)?.[1]
    const mine = `select from console.staff_tokens where sid = '${sid}'`
    expect(await rows(mine)).toHaveLength(1)
    await rows(`delete from console.session where sid = '${sid}'`)
    expect(await rows(mine)).toHaveLength(0)
  })
})

describe('signing out', () => {
  it('ends the session here and at the provider, and says so in the language of before', async () => {
    const browser = await signIn(console)
    await browser.open('/?lang=cy')
    const cookie = await browser.cookie()
    const page = await browser.submit(browser.home, 'form[action="/sign-out"]')
    expect(headingOf(page)).toBe('Rydych wedi allgofnodi')
    expect(page.through[1]).toContain(`${console.provider.issuer}/session/end?`)
    const again = await fetch(console.url, { headers: { cookie }, redirect: 'manual' })
    expect(again.headers.get('location')).toBe('/sign-in')
  })

  it('ends it here even if the provider cannot be asked', async () => {
    await using other = await startTestConsole()
    const browser = await signIn(other)
    const fresh = await other.startAnother()
    other.provider.state.isBroken = true
    const cookie = await browser.cookie()
    const token = browser.home.body.querySelector('[name=_csrf]')?.getAttribute('value') ?? ''
    const response = await fetch(`${fresh.url}/sign-out`, {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams({ _csrf: token }),
      redirect: 'manual',
    })
    expect(response.headers.get('location')).toBe('/signed-out')
    const again = await fetch(other.url, { headers: { cookie }, redirect: 'manual' })
    expect(again.headers.get('location')).toBe('/sign-in')
  })

  it('cannot be done by another site', async () => {
    const browser = await signIn(console)
    const page = await browser.open('/sign-out', { method: 'POST', body: new URLSearchParams() })
    expect([page.status, headingOf(page)]).toEqual([403, 'This form is too old'])
    expect(textOf(await browser.open('/'))).toContain('Work')
  })
})
