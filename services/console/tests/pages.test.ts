import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wordsIn } from '../src/words/index.ts'
import { type Browser, headingOf, type Page, titleOf } from './browser.ts'
import { signIn } from './console.ts'
import { startTestConsole, type TestConsole } from './database.ts'
import { visitEveryPage } from './every-page.ts'
import { hostile } from './hostile.ts'

const languages = ['cy', 'en'] as const
/** More than a hundred pages, also on a machine that is busy. */
const timeout = 120_000
let console: TestConsole
const pages = {} as Record<'cy' | 'en', Map<string, Page>>
const browsers = {} as Record<'cy' | 'en', Browser>
beforeAll(async () => {
  console = await startTestConsole()
  for (const language of languages) {
    const visited = await visitEveryPage(console, language)
    pages[language] = visited.pages
    browsers[language] = visited.browser
  }
}, timeout)
afterAll(() => console[Symbol.asyncDispose]())

const all = () => languages.flatMap((language) => [...pages[language]])

describe('every page', () => {
  it('was visited in both languages', () => {
    expect([...pages.cy.keys()]).toEqual([...pages.en.keys()])
    expect(pages.en.size).toBeGreaterThan(30)
    for (const [name, page] of pages.en)
      expect([name, titleOf(pages.cy.get(name) as Page)]).not.toEqual([name, titleOf(page)])
  })

  it.each(languages)('is wholly in %s: no sentence of the other language is on it', (language) => {
    const other = language === 'cy' ? 'en' : 'cy'
    const foreign = sentencesIn(other).filter((text) => !sentencesIn(language).includes(text))
    for (const [name, { html }] of pages[language]) {
      const body = parse(html)
      expect(body.querySelector('html')?.getAttribute('lang')).toBe(language)
      for (const spoken of body.querySelectorAll('main [lang], nav')) spoken.remove()
      const text = body.structuredText
      expect([name, foreign.filter((sentence) => text.includes(sentence))]).toEqual([name, []])
    }
  })

  it('shows no word that is missing', () => {
    // The editor of messages shows the words that a message fills in.
    for (const [name, { html }] of all().filter(([each]) => !each.startsWith('messages')))
      expect([name, html.match(/undefined|\[object|NaN|\{\w+\}|null/)]).toEqual([name, null])
  })

  it('escapes what is on file and what was typed', () => {
    for (const [name, { html }] of all())
      expect([name, html.match(/<script>|<img(?! class="gwirio-)/)]).toEqual([name, null])
    expect(pages.en.get('found')?.html).toContain('&lt;script&gt;')
    expect(pages.en.get('call: address, one missing')?.html).toContain('&lt;img/src')
  })

  it('holds nothing inline and nothing from elsewhere', () => {
    for (const [name, { html, body }] of all()) {
      expect([name, html.match(/<style|<[^>]*\s(style|on\w+)=/)]).toEqual([name, null])
      const sources = body
        .querySelectorAll('script, link[rel=stylesheet], link[rel=icon], img')
        .map((tag) => tag.getAttribute('src') ?? tag.getAttribute('href') ?? 'inline')
      expect(sources.filter((source) => !/^\/(?:assets|figures)\//.test(source))).toEqual([])
      expect(sources.length).toBeGreaterThan(2)
    }
  })

  it('has the strict headers, once', () => {
    for (const [name, { headers }] of all()) {
      const policy = headers.get('content-security-policy') ?? ''
      expect([name, policy.slice(0, 18)]).toEqual([name, "default-src 'none'"])
      expect(policy).toContain(`form-action 'self' ${console.provider.issuer};`)
      expect(policy).not.toMatch(/unsafe|\*|,/)
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'strict-transport-security': expect.stringContaining('max-age=31536000'),
        'cross-origin-opener-policy': 'same-origin',
      })
      expect(headers.has('x-powered-by')).toBe(false)
    }
  })

  it('says nothing personal in its title or in an address', () => {
    for (const [name, page] of all()) {
      const seen = `${titleOf(page)} ${page.through.filter((url) => url.startsWith(console.url))}`
      expect([name, seen.match(/llywarch|GW26P|post\.example|brien/i)]).toEqual([name, null])
    }
    expect(pages.en.get('found')?.html).toContain(hostile.caseReference)
  })

  it('has one main heading, and one label for each field', () => {
    for (const [name, { body }] of all()) {
      expect([name, body.querySelectorAll('h1').length]).toEqual([name, 1])
      for (const { id } of body.querySelectorAll('main input:not([type=hidden])')) {
        const labels = body.querySelectorAll(`label[for="${id}"]`).length
        expect([name, id, labels]).toEqual([name, id, 1])
      }
    }
  })

  it('says in its title that there is an error when there is one', () => {
    const withErrors = all().filter(([, { body }]) => body.querySelector('.govuk-error-summary'))
    expect(withErrors.length).toBeGreaterThanOrEqual(10)
    for (const [name, page] of all()) {
      const hasError = page.body.querySelector('.govuk-error-summary') !== null
      expect([name, /^(Error|Gwall): /.test(titleOf(page) ?? '')]).toEqual([name, hasError])
    }
  })

  it('carries the token of the session in each of its forms', () => {
    for (const [name, { body }] of all())
      for (const form of body.querySelectorAll('form[method=post]')) {
        const token = form.querySelector('input[name=_csrf]')?.getAttribute('value')
        expect([name, token]).toEqual([name, expect.stringMatching(/^[0-9a-f]{256}$/)])
      }
  })
})

describe('the switch of the language', () => {
  it.each(languages)('on each page keeps the place, from %s', { timeout }, async (language) => {
    const other = language === 'cy' ? 'en' : 'cy'
    // The server may have closed the connection while the tests before this one read the pages.
    await fetch(`${console.url}/health`).catch(() => undefined)
    const opened = new Map<string, Page>()
    for (const [name, { body }] of pages[language]) {
      const link = body.querySelector('.govuk-language-navigation a')
      expect([name, link?.getAttribute('hreflang')]).toEqual([name, other])
      const href = link?.getAttribute('href') ?? ''
      const page = opened.get(href) ?? (await browsers[language].open(href))
      opened.set(href, page)
      expect([name, page.status]).toEqual([name, 200])
      expect([name, page.headers.get('content-language')]).toEqual([name, other])
      if (keepsItsHeading.has(name))
        expect([name, headingOf(page)]).toEqual([name, headingOf(pages[other].get(name) as Page)])
    }
  })

  it('is remembered on the pages that follow', async () => {
    const browser = await signIn(console, 'en')
    await browser.open('/?lang=cy')
    expect(headingOf(await browser.open('/'))).toBe('Gwaith')
    await browser.open('/?lang=fr')
    expect(headingOf(await browser.open('/'))).toBe('Gwaith')
  })
})

describe('what the console tells besides its pages', () => {
  it.each(['/health', '/ready', '/metrics', '/openapi.json'])('is %s', async (path) => {
    expect((await fetch(console.url + path)).status).toBe(200)
  })

  it('is no path, name or address in a log line', () => {
    const lines = console.lines.join('')
    expect(lines).toContain('"route":"/cases/:caseId/parties/:partyId"')
    expect(lines).not.toMatch(/llywarch|GW26P|post\.example|brien|Mair/i)
    for (const { partyId } of console.parties.parties) expect(lines).not.toContain(partyId)
  })
})

/** Those whose heading is neither a name nor a failure that is over by then. */
const keepsItsHeading = new Set([
  ...['find', 'find: too short', 'find: nobody', 'found', 'verification', 'signed out'],
  ...['mobile', 'mobile: nothing typed', 'call: collision', 'call: ended'],
])

/** Whole sentences only: single words can stand in both languages. */
function sentencesIn(language: 'cy' | 'en'): string[] {
  const { spoken: _, ...rest } = wordsIn(language)
  const texts = (value: object): string[] =>
    Object.values(value).flatMap((inner) => (typeof inner === 'string' ? [inner] : texts(inner)))
  return texts(rest).filter((text) => text.includes(' ') && !text.includes('{'))
}
