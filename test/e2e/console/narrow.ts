import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { findParty, replyWell, seeVerified, steps } from './call.ts'
import { enterAs } from './sign-in.ts'
import { atStep, open, partyNamed, type Stage } from './stage.ts'

/** What 1280×1024 leaves at 400 %: WCAG 2.2, 1.4.10. */
const zoomed = { width: 320, height: 256 }

/** The whole call on so small a window, and nowhere does it scroll sideways. */
export async function callAtFourHundredPercent(stage: Stage): Promise<void> {
  const page = await enterAs(stage, 'staff2', { viewport: zoomed })
  const party = partyNamed('Gwenllïan ap Rhys')
  await expectNoSidewaysScroll(page)
  await findParty(page, stage, party)
  await expectNoSidewaysScroll(page)
  await steps.person(page)
  await expectNoSidewaysScroll(page)
  await steps.questions(page, party)
  await expectNoSidewaysScroll(page)
  await steps.safeContact(page)
  await expectNoSidewaysScroll(page)
  await steps.address(page, 'gwenllian.ap-rhys+llythyrau@aberystwyth.post.example')
  await expectNoSidewaysScroll(page)
  await steps.readBack(page)
  await atStep(page, 'send')
  await expectNoSidewaysScroll(page)
  await steps.send(page)
  await replyWell(page)
  await seeVerified(page)
  await expectNoSidewaysScroll(page)
  await page.context().close()
}

/** The pages around the call, as a manager has them on a telephone. */
export async function visitMainPagesOnPhone(stage: Stage): Promise<void> {
  const page = await enterAs(stage, 'manager', { viewport: { width: 320, height: 640 } })
  for (const path of mainPages) {
    await open(page, stage, path)
    await page.locator('h1').waitFor()
    await expectNoSidewaysScroll(page)
  }
  await page.context().close()
}

const mainPages = [
  '/',
  '/?queue=ready',
  '/find',
  '/approvals',
  '/manage',
  '/manage/staff',
  '/manage/clients',
  '/manage/areas',
  '/manage/templates',
  '/manage/locked',
  '/manage/retention',
  '/figures',
  '/practice',
]

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const width = await page.evaluate<number>('document.scrollingElement.scrollWidth')
  expect(width, page.url()).toBeLessThanOrEqual(320)
}
