import { drawPage, findViolations, settle } from '@gwirio/testing/chromium'
import type { Browser, Page } from 'playwright-core'
import { vi } from 'vitest'
import { startTestConsole } from './database.ts'
import { visitEveryPage } from './every-page.ts'
import { findCovered } from './find-covered.ts'
import { compareScreen } from './screens/compare.ts'
import { pagesOnScreens } from './screens/pages.ts'

/** When all of it happens: pictures of two days look alike. */
const now = new Date('2026-11-20T10:30:00Z')
const desktop = { width: 1280, height: 800 }
const phone = { width: 320, height: 640 }

/** What is wrong with the pages, by name; nothing where all is well. */
export interface Looks {
  readonly drawn: number
  readonly violations: Readonly<Record<string, readonly string[]>>
  readonly sideways: readonly string[]
  /** What an error summary leads to and nobody sees. */
  readonly unseen: readonly string[]
  /** What lies below something that stays in the window. */
  readonly covered: readonly string[]
  readonly different: readonly string[]
}

/** Shows every page of the console in a real browser, wide and narrow, each as somebody meets it. */
export async function lookAtEveryPage(chromium: Browser, language: 'cy' | 'en'): Promise<Looks> {
  vi.useFakeTimers({ toFake: ['Date'], now })
  try {
    await using console = await startTestConsole()
    const { browser, pages } = await visitEveryPage(console, language)
    const context = await chromium.newContext({ reducedMotion: 'reduce' })
    const page = await context.newPage()
    const violations: Record<string, string[]> = {}
    const sideways: string[] = []
    const unseen: string[] = []
    const covered: string[] = []
    const different: string[] = []
    for (const [name, fetched] of pages) {
      await page.setViewportSize(desktop)
      await drawPage(page, fetched, (path) => browser.fetch(path))
      const found = await findViolations(page)
      if (found.length > 0) violations[name] = found
      for (const slip of await page.evaluate<string[]>(findUnseen)) unseen.push(`${name}: ${slip}`)
      for (const slip of await findCovered(page)) covered.push(`${name}: ${slip}`)
      different.push(...(await compare(page, name, `${language}-desktop`)))
      await page.setViewportSize(phone)
      await settle(page)
      const width = await page.evaluate<number>('document.scrollingElement.scrollWidth')
      if (width > phone.width) sideways.push(`${name}: ${width}`)
      for (const slip of await findCovered(page)) covered.push(`${name}, narrow: ${slip}`)
      different.push(...(await compare(page, name, `${language}-phone`)))
    }
    await context.close()
    return { drawn: pages.size, violations, sideways, unseen, covered, different }
  } finally {
    vi.useRealTimers()
  }
}

const findUnseen = `[...document.querySelectorAll('.govuk-error-summary a')]
  .map((link) => link.hash)
  .filter((hash) => !document.querySelector(hash)?.checkVisibility())`

async function compare(page: Page, name: string, how: string): Promise<string[]> {
  if (!pagesOnScreens.includes(name)) return []
  const shot = await page.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide' })
  return compareScreen(`${name.replaceAll(/[^a-z]+/g, '-').replace(/-$/, '')}-${how}`, shot)
}
