import type { MadeUpParty } from '@gwirio/local/made-up-world'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { findParty, press, steps, walkToAddress } from './call.ts'
import { enterAs } from './sign-in.ts'
import { atStep, open, partyNamed, type Stage } from './stage.ts'

/** An address one letter away from another of the case: a colleague looks at it, and the call goes on by itself. */
export async function approveNearMiss(stage: Stage): Promise<void> {
  const first = await enterAs(stage, 'staff')
  const second = await enterAs(stage, 'staff2')
  await askFor(first, stage, { party: partyNamed('Nerys Tudur'), address: 'n.tudur@post.example' })
  const approval = await findOwnApproval(first, stage)
  await expectNoDecision(approval)
  await refuseOwnDecision(approval)
  await approval.close()

  await open(second, stage, '/approvals')
  await second.locator('a[href*="/approvals/"]').first().click()
  await second.locator('#note').fill('I compared both addresses on paper.')
  await second.locator('button[value=approve]').click()
  await second.locator('[data-approval-state="approved"]').waitFor()

  // No reload by hand: the page of the call looks for itself.
  await first.locator('form[action$="/call/approved"] button').click()
  await atStep(first, 'send')
  await steps.send(first)
  await Promise.all([first.context().close(), second.context().close()])
}

/** A mobile that was changed some days ago: no colleague decides, a manager does, and says no. */
export async function refuseChangedMobile(stage: Stage): Promise<void> {
  const first = await enterAs(stage, 'staff')
  const second = await enterAs(stage, 'staff2')
  const manager = await enterAs(stage, 'manager')
  await askFor(first, stage, { party: partyNamed('Priya Nair'), address: 'priya@post.example' })

  await open(second, stage, '/approvals')
  await second.locator('a[href*="/approvals/"]').first().click()
  await expectNoDecision(second)

  await open(manager, stage, '/approvals')
  await manager.locator('a[href*="/approvals/"]').first().click()
  await manager.locator('#note').fill('The change came by letter; I phoned the office.')
  await manager.locator('button[value=refuse]').click()
  await manager.locator('[data-approval-state="refused"]').waitFor()

  await first.locator('form[action$="/call/approval-again"] button').waitFor()
  expect(await first.locator('form[action$="/call/send"]').count()).toBe(0)
  await Promise.all([first, second, manager].map((page) => page.context().close()))
}

/** A call that was stopped safely: nobody phones that person before a colleague, who finds it in the work, has settled it. */
export async function settleConcern(stage: Stage): Promise<void> {
  const first = await enterAs(stage, 'staff')
  const second = await enterAs(stage, 'staff2')
  const party = partyNamed('Samantha Kirk')
  const phone = 'main a[role=button][href*="/call"]'
  await walkToAddress(first, stage, party)
  await press(first, 'stop')
  await first.waitForURL('**/call/ended')
  await findParty(first, stage, party)
  await first.locator('[data-settle="own-call"]').waitFor()
  expect(await first.locator(phone).count()).toBe(0)

  await open(second, stage, '/')
  await second.locator(`[data-concern] a[href="${new URL(first.url()).pathname}"]`).click()
  await second.locator('#note').fill('The practitioner has spoken to her: she is safe.')
  await second.locator('form[action$="/concern"] button').click()
  await second.locator('[data-call="concern-settled"]').waitFor()
  await first.reload()
  await first.locator(phone).waitFor()
  await Promise.all([first.context().close(), second.context().close()])
}

async function askFor(
  page: Page,
  stage: Stage,
  { party, address }: { party: MadeUpParty; address: string },
): Promise<void> {
  await walkToAddress(page, stage, party)
  await steps.address(page, address)
  await steps.readBack(page)
  await atStep(page, 'approval')
  await page.locator('#note').fill('They spelled it twice, letter by letter.')
  await page.locator('form[action$="/call/approval"] button').click()
  await page.locator('[data-approval="waiting"]').waitFor()
}

/** In another tab of the person who asked. */
async function findOwnApproval(page: Page, stage: Stage): Promise<Page> {
  const tab = await page.context().newPage()
  await open(tab, stage, '/approvals')
  await tab.locator('a[href*="/approvals/"]').first().click()
  await tab.locator('[data-approval-state="waiting"]').waitFor()
  return tab
}

async function expectNoDecision(page: Page): Promise<void> {
  await page.locator('[data-approval-state="waiting"]').waitFor()
  expect(await page.locator('button[name=decision]').count()).toBe(0)
}

/** What a form that somebody keeps or makes would send. */
async function refuseOwnDecision(page: Page): Promise<void> {
  const token = await page.locator('input[name=_csrf]').first().inputValue()
  const form = { _csrf: token, decision: 'approve', note: 'I am sure of it myself.' }
  const answer = await page.request.post(page.url(), {
    form,
    headers: { origin: new URL(page.url()).origin },
  })
  expect(answer.ok()).toBe(false)
  await page.reload()
  await page.locator('[data-approval-state="waiting"]').waitFor()
}
