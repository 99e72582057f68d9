import { findViolations, startChromium } from '@gwirio/testing/chromium'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCovered } from './find-covered.ts'
import { type Looks, lookAtEveryPage } from './look-at-every-page.ts'
import { listScreens } from './screens/compare.ts'
import { pagesOnScreens } from './screens/pages.ts'

let chromium: Browser
beforeAll(async () => {
  chromium = await startChromium()
})
afterAll(() => chromium.close())

describe.each(['en', 'cy'] as const)('every page in a real browser (%s)', (language) => {
  let looks: Looks
  beforeAll(async () => {
    looks = await lookAtEveryPage(chromium, language)
  }, 900_000)

  it('is one that axe finds nothing on', () => {
    expect(looks.violations).toEqual({})
    expect(looks.drawn).toBeGreaterThan(100)
  })

  it('scrolls down only, 320 px wide', () => {
    expect(looks.sideways).toEqual([])
  })

  it('shows every field that an error summary leads to', () => {
    expect(looks.unseen).toEqual([])
  })

  it('covers no control and no text with what stays in the window', () => {
    expect(looks.covered).toEqual([])
  })

  it('looks as it did; npm run screens keeps how it looks now', () => {
    expect(looks.different).toEqual([])
  })
})

describe('the pictures that are kept', () => {
  it('are of all these pages, wide and narrow, in both languages, and of no other', () => {
    expect(listScreens()).toHaveLength(pagesOnScreens.length * 4)
  })

  it('would not hide what is wrong: a control', async () => {
    const page = await chromium.newPage()
    await page.setContent('<html lang="en"><title>x</title><main><h1>x</h1><input></main></html>')
    expect((await findViolations(page)).join()).toContain('label')
    const stays =
      '<p style="position: sticky; bottom: 0; width: max-content; margin-left: auto">z</p>'
    const tall = '<button style="width: 100%; margin-top: 500px; height: 500px">y</button>'
    await page.setContent(`<main>${tall}${stays}</main>`)
    expect((await findCovered(page)).join()).toContain('covers button y')
    await page.close()
  })
})
