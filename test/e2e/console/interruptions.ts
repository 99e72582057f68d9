import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { findParty, press, replyWell, seeVerified, steps, walkToAddress } from './call.ts'
import { enterAs, signIn } from './sign-in.ts'
import { atStep, open, partyNamed, type Stage } from './stage.ts'

/** The network goes away and comes back: once while something is sent, once while the reply is watched for. */
export async function cutConnection(stage: Stage): Promise<void> {
  const page = await enterAs(stage, 'staff')
  const context = page.context()
  await walkToAddress(page, stage, partyNamed('Iestyn ap Rhys'))
  await page.locator('#address').fill('iestyn@post.example')
  await page.locator('#addressAgain').fill('iestyn@post.example')
  await context.setOffline(true)
  await press(page, 'address').catch(() => undefined)
  await page.waitForURL('chrome-error://**')
  await context.setOffline(false)
  // The browser offers to send again what it could not send.
  await page.reload()
  await atStep(page, 'read-back')
  expect(await page.locator('.gwirio-whole').textContent()).toBe('iestyn@post.example')
  await steps.readBack(page)
  await atStep(page, 'send')
  await steps.send(page)
  await page.locator('[data-change="text-delivered"]').waitFor()

  await context.setOffline(true)
  const other = await enterAs(stage, 'staff2')
  await other.goto(page.url())
  await replyWell(other)
  await seeVerified(other)
  expect(await page.locator('[data-state="awaiting-reply"]').count()).toBe(1)
  await context.setOffline(false)
  await seeVerified(page)
  await Promise.all([context.close(), other.context().close()])
}

/** The browser is closed in the middle of a call; after the next sign-in the call is in the list of work. */
export async function closeBrowser(stage: Stage): Promise<void> {
  const party = partyNamed('Rebecca Lloyd')
  const before = await enterAs(stage, 'staff')
  await walkToAddress(before, stage, party)
  await steps.address(before, 'rebecca.lloyd@post.example')
  const call = before.url()
  await before.context().close()

  const after = await signIn(stage, 'staff')
  await after.locator(`[data-part="calls"] a[href="${new URL(call).pathname}"]`).click()
  await atStep(after, 'read-back')
  expect(await after.locator('.gwirio-whole').textContent()).toBe('rebecca.lloyd@post.example')
  await press(after, 'stop')
  await after.waitForURL('**/call/ended')
  expect(await after.locator('main').textContent()).not.toContain('Rebecca')
  await findParty(after, stage, party)
  expect(await after.locator('[data-open-call]').count()).toBe(0)
  await after.context().close()
}

/**
 * Everything is killed in the middle of a call and started again, twice: the page in the browser goes on as if nothing had
 * been.
 */
export async function killEverything(stage: Stage, startAgain: () => Promise<void>): Promise<void> {
  const page = await enterAs(stage, 'staff')
  await walkToAddress(page, stage, partyNamed('Ffion Bowen'))
  await steps.address(page, 'ffion.bowen@post.example')
  await startAgain()
  await press(page, 'read-back')
  await atStep(page, 'send')
  await steps.send(page)
  // Its receipt would be lost while nothing listens: Twilio says it once
  await page.locator('[data-change="text-delivered"]').waitFor()
  await startAgain()
  await replyInOtherTab(page, stage)
  await seeVerified(page)
  await page.context().close()
}

async function replyInOtherTab(page: Page, stage: Stage): Promise<void> {
  const tab = await page.context().newPage()
  await open(tab, stage, new URL(page.url()).pathname)
  await replyWell(tab)
}
