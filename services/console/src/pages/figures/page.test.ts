import { readFigures } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { parse as parseCsv } from 'csv-parse/sync'
import { parse } from 'node-html-parser'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Browser, errorsOf, headingOf, type Page, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'
import { exampleFigures, exampleTexts } from '../../../tests/figures-world.ts'

const console = await forThisFile(startTestConsole())
let browser: Browser

const world = () => console.managing.figures
beforeEach(async () => {
  browser = await signIn(console)
  world().verifications = exampleFigures()
  world().texts = exampleTexts()
  world().asked.length = 0
  // What was asked for before is forgotten
  console.clock.advance({ seconds: 60 })
})

const period = 'from=2026-09-01&to=2026-11-22'
const tableIn = (page: Page, figure: string) =>
  page.body
    .querySelectorAll(`section[aria-labelledby=${figure}] tr`)
    .map((row) => row.querySelectorAll('th, td').map((cell) => cell.text.trim()))

describe('the figures', () => {
  it('are of the last 3 months when nothing is said', async () => {
    const today = console.clock.now().toISOString().slice(0, 10)
    await browser.open('/figures')
    expect(world().asked[0]?.body).toMatchObject({ to: today })
  })

  it('are of the days in the address, which the switch of the language keeps', async () => {
    const page = await browser.open(`/figures?${period}`)
    expect(textOf(page)).toContain('From 1 September 2026 to 22 November 2026')
    expect(world().asked).toEqual([
      { operation: 'readFigures', body: { from: '2026-09-01', to: '2026-11-22' } },
      { operation: 'readTextFigures', body: { from: '2026-09-01', to: '2026-11-22' } },
    ])
    const welsh = page.body.querySelector('.govuk-language-navigation a')?.getAttribute('href')
    const other = await browser.open(welsh ?? '')
    expect(textOf(other)).toContain('O 1 Medi 2026 tan 22 Tachwedd 2026')
  })

  it.each([
    ['from=x&to=2026-11-22', 'Enter the first day of the period', 'from'],
    ['from=2026-11-22&to=2026-11-01', 'The last day must not be before the first', 'to'],
    ['from=2020-01-01&to=2026-11-22', 'Choose a period of no more than 3 years', 'to'],
  ])('say what is wrong with %s', async (query, error, field) => {
    const page = await browser.open(`/figures?${query}`)
    expect([page.status, errorsOf(page)]).toEqual([400, [error]])
    expect(page.body.querySelector('.govuk-error-summary a')?.getAttribute('href')).toBe(
      `#${field}`,
    )
  })

  it('stand as tables with sums, areas in the order of the language', async () => {
    const page = await browser.open(`/figures?${period}`)
    const outcomes = tableIn(page, 'outcomes')
    expect(outcomes[0]).toEqual([
      ...['Area', 'Verified', 'Open', 'Suspended', 'Failed', 'Expired', 'Cancelled', 'Ended'],
      'Total',
    ])
    expect(outcomes[1]).toEqual(['Gwent', '40', '6', '4', '5', '9', '7', '3', '74'])
    expect(outcomes.at(-1)?.at(-1)).toBe('1,110')
    expect(tableIn(page, 'times').slice(1, 4)).toEqual([
      ['Up to 2 mins', '4'],
      ['2–5 mins', '31'],
      ['5–10 mins', '58'],
    ])
    expect(tableIn(page, 'holds')[1]?.slice(-1)).toEqual(['75'])
    expect(tableIn(page, 'texts')[2]).toEqual([
      'October 2026',
      '1,342',
      '2',
      '9',
      '1,400',
      '£44.80',
    ])
    expect(textOf(page)).toContain('Half of them were verified within 9 minutes of the e-mail.')
  })

  it('say so when there are none', async () => {
    world().verifications = {
      outcomes: [],
      minutesToVerified: [],
      medianMinutesToVerified: null,
      holds: [],
    }
    world().texts = { pencePerPart: 3.2, months: [] }
    const page = await browser.open(`/figures?${period}`)
    expect(textOf(page).match(/There is nothing to show/g)).toHaveLength(4)
    expect(page.body.querySelectorAll('main img')).toEqual([])
  })

  it('are asked for once for the page and its pictures, and anew after a moment', async () => {
    const page = await browser.open(`/figures?${period}`)
    for (const image of page.body.querySelectorAll('main img'))
      expect((await browser.open(image.getAttribute('src') ?? '')).status).toBe(200)
    expect(world().asked).toHaveLength(2)
    console.clock.advance({ seconds: 31 })
    await browser.open(`/figures?${period}`)
    expect(world().asked).toHaveLength(4)
  })

  it('that cannot be had now say so, and come again', async () => {
    world().refuse(readFigures, 'not-ready')
    const page = await browser.open(`/figures?${period}`)
    expect([page.status, headingOf(page)]).toEqual([503, 'Part of Gwirio is not available'])
    world().refuse(readFigures, null)
    expect((await browser.open(`/figures?${period}`)).status).toBe(200)
  })
})

describe('a picture', () => {
  it.each(['outcomes', 'times', 'holds', 'texts'])(
    'of %s is an SVG without styles or scripts, with words instead of it, in both widths',
    async (figure) => {
      const page = await browser.open(`/figures?${period}`)
      const section = page.body.querySelector(`section[aria-labelledby=${figure}]`)
      const image = section?.querySelector('img')
      expect(image?.getAttribute('alt')).toContain('The table that follows has the same figures.')
      for (const [source, width] of [
        [image?.getAttribute('src'), '760'],
        [section?.querySelector('source')?.getAttribute('srcset'), '290'],
      ] as const) {
        const picture = await browser.open(source ?? '')
        expect(picture.headers.get('content-type')).toBe('image/svg+xml')
        expect(picture.html).toContain(`<svg width="${width}"`)
        expect(picture.html).not.toMatch(/style=|<style|<script|NaN|undefined|href="http/)
        expect(parse(picture.html).querySelectorAll('path').length).toBeGreaterThan(5)
      }
    },
  )

  it('tells its parts apart by patterns too, and names them in the language asked for', async () => {
    const english = await browser.open(`/figures/outcomes.svg?${period}&in=en`)
    expect(parse(english.html).querySelectorAll('pattern').length).toBeGreaterThan(5)
    expect(english.html).toContain('Suspended')
    const welsh = await browser.open(`/figures/outcomes.svg?${period}&in=cy`)
    expect(welsh.html).toContain('Wedi’i atal dros dro')
  })

  it('has a white ground of its own, for whoever has made the page dark', async () => {
    const { html } = await browser.open(`/figures/outcomes.svg?${period}&in=en`)
    const ground = parse(html).querySelector('svg > rect')
    expect([ground?.getAttribute('width'), ground?.getAttribute('fill')]).toEqual([
      '760',
      '#ffffff',
    ])
  })

  it('escapes a reason that it has no words for', async () => {
    world().verifications = {
      ...exampleFigures(),
      holds: [{ area: 'gwent', reason: '<script>alert(1)</script>', count: 3 }],
    }
    const { html } = await browser.open(`/figures/holds.svg?${period}`)
    expect(html).not.toContain('<script>')
    expect(html).toContain('&lt;script&gt;')
  })

  it.each(['other.svg', 'outcomes.svg?from=x', 'outcomes.png'])(
    'is not there: %s',
    async (path) => {
      expect((await browser.open(`/figures/${path}`)).status).toBe(404)
    },
  )
})

describe('a file', () => {
  it('opens in a spreadsheet: byte order mark, CRLF, plain numbers', async () => {
    const response = await browser.fetch(`/figures/texts.csv?${period}`)
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const text = new TextDecoder().decode(bytes)
    expect(text.split('\r\n')[2]).toBe('October 2026,1342,2,9,1400,44.8')
    expect(parseCsv(text)).toHaveLength(4)
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename=gwirio-texts-2026-09-01-2026-11-22.csv',
    )
  })

  it('never begins a cell like a formula', async () => {
    world().verifications = {
      ...exampleFigures(),
      holds: ['=1+1', '+1', '-1', '@x'].map((reason) => ({ area: 'gwent', reason, count: 1 })),
    }
    const text = await (await browser.fetch(`/figures/holds.csv?${period}`)).text()
    const names = text.trim().split('\r\n').slice(1)
    expect(names).toHaveLength(4)
    for (const name of names) expect(name).toMatch(/^"?'[=+\-@]/)
  })
})
