import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const mostTabs = 60
const describeFocus = readFileSync(join(import.meta.dirname, 'focus-in-page.js'), 'utf8').replace(
  /^export /m,
  '',
)

/** Where the focus is, and whether somebody who looks for it finds it. */
interface Focus {
  readonly isTarget: boolean
  readonly what: string
  readonly isOnScreen: boolean
  readonly isMarked: boolean
}

/** Moves the focus with Tab alone to the element that `selector` names; at every stop on the way it can be seen. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < mostTabs; presses += 1) {
    await page.keyboard.press('Tab')
    const focus = await lookAtFocus(page, selector)
    // After the last control the browser's own part of the window has its turn.
    if (!focus) continue
    expect({ ...focus, isTarget: true }).toEqual({
      what: focus.what,
      isTarget: true,
      isOnScreen: true,
      isMarked: true,
    })
    if (focus.isTarget) return
  }
  throw new Error(`${mostTabs} presses of Tab did not come to ${selector} on ${page.url()}`)
}

/** Goes to a link or button and presses Enter on it. */
export async function enter(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector)
  await page.keyboard.press('Enter')
}

/** Goes to a field and types into it. */
export async function typeInto(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector)
  await page.keyboard.type(text)
}

/** Chooses in a group of radio buttons: Space for the first, the arrow keys for those below. */
export async function choose(page: Page, name: string, value: string): Promise<void> {
  await tabTo(page, `input[name="${name}"]`)
  await page.keyboard.press('Space')
  const chosen = page.locator(`input[name="${name}"][value="${value}"]`)
  for (let presses = 0; !(await chosen.isChecked()); presses += 1) {
    expect(presses, `${value} of ${name}`).toBeLessThan(6)
    await page.keyboard.press('ArrowDown')
  }
}

function lookAtFocus(page: Page, selector: string): Promise<Focus | null> {
  return page.evaluate<Focus | null>(`(${describeFocus})(${JSON.stringify(selector)})`)
}
