import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { startChromium } from '@gwirio/testing/chromium'
import { startPostgres } from '@gwirio/testing/postgres'
import type { Page } from 'playwright-core'
import { fillServices } from '../bench/fill.ts'
import { makePlace, startSystem } from '../system.ts'
import { shrink } from './shrink.ts'
import { walkThroughConsole } from './tour.ts'

const folder = join(import.meta.dirname, '../../docs/images')
const mostColours = 40
/** More than this nobody reads beside a text. */
const mostHeight = 1150
/** Lists and figures with something in them. */
const filled = 300

/**
 * Takes the pictures of docs/console.md: starts the whole system on made-up people, does the job in a real browser and looks
 * at each page on the way.
 */
await using stack = new AsyncDisposableStack()
const { adminUrl } = stack.use(await startPostgres())
const place = stack.use(await makePlace())
const system = stack.use(
  await startSystem({ ...place, env: { ...place.env, DATABASE_URL: adminUrl } }),
)
await fillServices(place, { adminUrl, count: filled })
const browser = await startChromium()
stack.defer(() => browser.close())
mkdirSync(folder, { recursive: true })
await walkThroughConsole({ system, browser }, take)

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate('document.fonts.ready')
  const { width = 0, height = 0 } = page.viewportSize() ?? {}
  const whole = await page.evaluate<number>('document.documentElement.scrollHeight')
  await page.setViewportSize({ width, height: Math.min(whole, mostHeight) })
  const picture = await page.screenshot({ animations: 'disabled' })
  await page.setViewportSize({ width, height })
  const small = shrink(picture, mostColours)
  writeFileSync(join(folder, `console-${name}.png`), small)
  process.stdout.write(`console-${name}.png ${(small.length / 1000).toFixed(0)} kB\n`)
}
