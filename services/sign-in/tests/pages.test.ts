import { forThisFile } from '@gwirio/testing'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { authorizationUrl, openBrowser, trySignIn } from './browser.ts'
import { readActions, readRows } from './rows.ts'
import { staff, startTestService } from './service.ts'

const service = await forThisFile(startTestService({ ORGANISATION_NAME: 'Example <Office>' }))

describe('the language of the pages', () => {
  it.each([
    ['what the client asks for', { ui_locales: 'cy en' }, {}, 'cy'],
    ['what the client asks for, in another region', { ui_locales: 'cy-GB' }, {}, 'cy'],
    ['what the browser prefers', {}, { 'accept-language': 'cy,en;q=0.5' }, 'cy'],
    ['English when neither says', {}, {}, 'en'],
  ])('is %s', async (_what, more, headers, lang) => {
    const page = await openBrowser(service).visit(authorizationUrl(service, more), { headers })
    expect(page.html).toContain(`<html lang="${lang}"`)
  })

  it('stays as chosen through the whole sign-in', async () => {
    const browser = openBrowser(service)
    const first = await browser.visit(authorizationUrl(service))
    const link = /href="([^"]+\?lang=cy)"/.exec(first.html)?.[1] ?? ''
    const welsh = await browser.visit(new URL(link, first.url).href)
    expect(welsh.html).toContain('Cyfrinair')
    const code = await browser.submit(welsh, { ...staff })
    expect(code.html).toContain('eich cod untro')
    const refused = await browser.submit(code, { code: '000000' })
    expect(refused.html).toContain('Nid yw’r enw defnyddiwr')
  })
})

describe('a page', () => {
  it('runs nothing and loads nothing from elsewhere, and leads on to its client alone', async () => {
    const { headers, html } = await openBrowser(service).visit(authorizationUrl(service))
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("form-action 'self' http://127.0.0.1:39999;")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('cache-control')).toContain('no-store')
    expect(html).not.toMatch(/<style|style=|<script>|\son\w+=/)
    expect(html).toContain('Example &lt;Office&gt;')
    const stylesheet = /href="(\/assets\/[^"]+\.css)"/.exec(html)?.[1] ?? ''
    expect((await fetch(`${service.url}${stylesheet}`)).status).toBe(200)
  })

  it('shows again what was typed as username, never the password', async () => {
    const browser = openBrowser(service)
    const form = await browser.visit(authorizationUrl(service))
    const again = await browser.submit(form, { username: '"><b>x', password: '' })
    expect(again.html).toContain('value="&quot;&gt;&lt;b&gt;x"')
    const other = await browser.submit(again, { username: '', password: 'in the password field' })
    expect(other.html).not.toContain('in the password field')
  })

  it('opened again at the address of a form leads back to the sign-in', async () => {
    const browser = openBrowser(service)
    const form = await browser.visit(authorizationUrl(service))
    const empty = await browser.submit(form, { username: '', password: '' })
    expect((await browser.visit(empty.url)).html).toContain('name="password"')
  })

  it('starts again with the password when asked', async () => {
    const browser = openBrowser(service)
    const code = await browser.submit(await browser.visit(authorizationUrl(service)), { ...staff })
    const again = await browser.visit(code.url.replace(/$/, '/again'), { method: 'POST' })
    expect(again.html).toContain('name="password"')
  })
})

describe('behind a proxy', () => {
  it('keeps cookies to the encrypted connection that the issuer names', async () => {
    await using secure = await startTestService({ ISSUER: 'https://sign-in.example' })
    const response = await fetch(authorizationUrl(secure), { redirect: 'manual' })
    const cookies = response.headers.getSetCookie()
    expect(cookies).toHaveLength(2)
    for (const cookie of cookies) expect(cookie).toMatch(/; secure; httponly$|; secure;.*httponly/i)
  })

  it.each([
    ['0', '127.0.0.1'],
    ['1', '192.0.2.7'],
  ])('with TRUST_PROXY=%s takes the source to be %s', async (trust, source) => {
    await using proxied = await startTestService({ TRUST_PROXY: trust, SOURCE_TRIES: '1' })
    const headers = { 'x-forwarded-for': '198.51.100.1, 192.0.2.7' }
    const tryFrom = async (username: string, from: Record<string, string>) => {
      const browser = openBrowser(proxied)
      const form = await browser.visit(authorizationUrl(proxied))
      return (await browser.submit(form, { username, password: 'x' }, from)).status
    }
    await tryFrom('one', headers)
    expect(await tryFrom('two', headers)).toBe(429)
    const isOurs = source === '127.0.0.1'
    expect(await tryFrom('three', { 'x-forwarded-for': '203.0.113.9' })).toBe(isOurs ? 429 : 200)
  })
})

describe('the service itself', () => {
  it.each([['/health'], ['/ready'], ['/metrics'], ['/openapi.json']])(
    'answers %s',
    async (path) => {
      expect((await fetch(service.url + path)).status).toBe(200)
    },
  )

  it('answers what is not there with problem details', async () => {
    const response = await fetch(`${service.url}/reg`, { method: 'POST' })
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
  })

  it('keeps who tried and from where sealed, apart from the event', async () => {
    await trySignIn(service, openBrowser(service), { username: 'mistaken.name' })
    const rows = await readRows(
      service,
      sql<{ field: string }>`select distinct field from audit.personal order by field`,
    )
    expect(rows.map(({ field }) => field)).toEqual(['sourceAddress', 'username'])
    expect(await readActions(service)).toContain('staff.sign-in-refused (unknown-username)')
  })
})
