import { answerOf, type MadeUpParty, readMadeUpParties } from '@gwirio/local/made-up-world'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import type { System } from '../../system.ts'

/** The system and the browser that the tests of the console share. */
export interface Stage {
  readonly system: System
  readonly browser: Browser
}

/** What is waited for comes much sooner; a busy machine may take as long as this. */
const patienceMilliseconds = 120_000

/** A browser of somebody's own, patient in all that it waits for. */
export async function openContext(
  { browser }: Stage,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'en-GB', ...options })
  context.setDefaultTimeout(patienceMilliseconds)
  return context
}

/** A made-up party by name; each test takes another one, so that none meets the work of another. */
export function partyNamed(name: string): MadeUpParty {
  const party = readMadeUpParties().find((each) => each['name'] === name)
  if (!party) throw new Error(`Nobody is called ${name} in the made-up world`)
  return party
}

/** Opens a page of the console by its path. */
export async function open(page: Page, { system }: Stage, path: string): Promise<void> {
  await page.goto(`${system.file.addresses['console']}${path}`)
}

/** The step of the call that is open now. */
export async function atStep(page: Page, step: string): Promise<void> {
  await page.locator(`h1[data-step="${step}"]`).waitFor()
}

/** What the party says to each question that stands on the page, by the name of its field. */
export async function answersOnPage(
  page: Page,
  party: MadeUpParty,
): Promise<Array<{ id: string; answer: string }>> {
  const inputs = await page.locator('form[action$="/answers"] input.govuk-input').all()
  const ids = await Promise.all(inputs.map((input) => input.getAttribute('id')))
  return ids.map((id) => ({ id: id ?? '', answer: answerOf(party, id ?? '') }))
}

/**
 * What a person with the browser's console open would see in red: script errors, blocked content. A form that is shown again
 * answers 400, which is as it should be.
 */
export function watchProblems(page: Page): string[] {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 400'))
      problems.push(message.text())
  })
  return problems
}
