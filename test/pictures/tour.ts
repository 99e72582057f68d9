import type { Page } from 'playwright-core'
import {
  findParty,
  press,
  replyWell,
  seeVerified,
  steps,
  walkToAddress,
  walkToReply,
} from '../e2e/console/call.ts'
import { enterAs, signIn } from '../e2e/console/sign-in.ts'
import { atStep, open, openContext, partyNamed, type Stage } from '../e2e/console/stage.ts'

type Take = (page: Page, name: string) => Promise<void>

const screen = { viewport: { width: 1000, height: 700 } }

/** The way of docs/console.md, one picture after the other. */
export async function walkThroughConsole(stage: Stage, take: Take): Promise<void> {
  await lookAtSignIn(stage, take)
  const page = await signIn(stage, 'staff', screen)
  await callInEnglish(page, stage, take)
  await lookAtHeldReply(page, stage, take)
  await lookAtFreeze(page, stage, take)
  await decideTogether(page, stage, take)
  await open(page, stage, '/')
  await take(page, 'work')
  await page.context().close()
  await readBackInWelsh(stage, take)
  await lookAsManager(stage, take)
}

async function lookAtSignIn(stage: Stage, take: Take): Promise<void> {
  const page = await (await openContext(stage, screen)).newPage()
  await open(page, stage, '/')
  await page.locator('#username').waitFor()
  await take(page, 'sign-in')
  await page.context().close()
}

async function callInEnglish(page: Page, stage: Stage, take: Take): Promise<void> {
  const party = partyNamed('Bethan Rowlands')
  await open(page, stage, '/')
  await page.locator('#text').fill('rowlands')
  await page.locator('form[action="/find"] button').click()
  await page.getByRole('link', { name: 'Bethan Rowlands' }).waitFor()
  await take(page, 'find')
  await findParty(page, stage, party)
  await steps.person(page)
  await take(page, 'questions')
  await steps.questions(page, party)
  await steps.safeContact(page)
  await steps.address(page, 'bethan.rowlands@post.example')
  await take(page, 'read-back')
  await steps.readBack(page)
  await atStep(page, 'send')
  await steps.send(page)
  await replyWell(page)
  await seeVerified(page)
  await page.locator('[data-change="verified"]').waitFor()
  await take(page, 'verified')
  await press(page, 'end')
  await page.locator('[data-state="verified"]').waitFor()
  await take(page, 'party')
}

async function lookAtHeldReply(page: Page, stage: Stage, take: Take): Promise<void> {
  const party = partyNamed('Kayleigh Watkins')
  await walkToReply(page, stage, { party, address: 'kayleigh@gwynedd.example' })
  await page.locator('[data-change="text-delivered"]').waitFor()
  await page.locator('#manner').selectOption('unsigned')
  await page.locator('form.gwirio-practice button').click()
  await page.locator('[data-part="held"] a').first().click()
  await page.locator('.gwirio-mail').waitFor()
  await take(page, 'held-reply')
}

async function lookAtFreeze(page: Page, stage: Stage, take: Take): Promise<void> {
  await findParty(page, stage, partyNamed('Bethan Rowlands'))
  const path = new URL(page.url()).pathname.split('/parties/')[0] ?? ''
  await open(page, stage, path)
  await take(page, 'case')
}

/** An address one letter away from another of the case, and the colleague who looks at it. */
async function decideTogether(page: Page, stage: Stage, take: Take): Promise<void> {
  await walkToAddress(page, stage, partyNamed('Nerys Tudur'))
  await steps.address(page, 'n.tudur@post.example')
  await steps.readBack(page)
  await atStep(page, 'approval')
  await page.locator('#note').fill('They spelled it twice, letter by letter.')
  await press(page, 'approval')
  await page.locator('[data-approval="waiting"]').waitFor()
  const colleague = await enterAs(stage, 'staff2', screen)
  await open(colleague, stage, '/approvals')
  await colleague.locator('main a[href*="/approvals/"]').first().click()
  await colleague.locator('#note').waitFor()
  await take(colleague, 'approval')
  await colleague.context().close()
}

async function readBackInWelsh(stage: Stage, take: Take): Promise<void> {
  const page = await enterAs(stage, 'staff', screen)
  await open(page, stage, '/?lang=cy')
  await take(page, 'work-cy')
  await walkToAddress(page, stage, partyNamed('Llŷr Gwilym Parry'))
  await steps.address(page, 'llyr+llys@gwynedd.example')
  await take(page, 'read-back-cy')
  await open(page, stage, '/?lang=en')
  await page.context().close()
}

async function lookAsManager(stage: Stage, take: Take): Promise<void> {
  const page = await enterAs(stage, 'manager', screen)
  for (const [name, path] of [
    ['staff', '/manage/staff'],
    ['messages', '/manage/templates'],
    ['figures', '/figures'],
    ['practice', '/practice'],
  ] as const) {
    await open(page, stage, path)
    await page.waitForLoadState('networkidle')
    await take(page, name)
  }
  await page.context().close()
}
