import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { replyWell, seeVerified, walkToReply } from './call.ts'
import { enterAs } from './sign-in.ts'
import { partyNamed, type Stage, watchProblems } from './stage.ts'

const address = 'angharad.thomas@post.example'

/**
 * Staff verify an address and send to it: one letter is recalled in time, one is held for the number of another party and refused
 * by a colleague, and one leaves after its two minutes.
 */
export async function sendLetters(stage: Stage): Promise<void> {
  const page = await enterAs(stage, 'staff')
  const problems = watchProblems(page)
  const party = partyNamed('Angharad Môn Thomas')
  await walkToReply(page, stage, { party, address })
  await replyWell(page)
  await seeVerified(page)
  await page.locator('form[action$="/call/end"] button').click()
  const ofParty = page.url()
  await write(page, { text: 'The letter is with this e-mail.', reference: 'LEAVES' })
  await page.locator('[data-state="waiting"]').waitFor()
  const leaves = page.url()
  await recallAnother(page, ofParty)
  await holdAnother(page, stage, ofParty)
  await page.goto(leaves)
  await page.locator('[data-state="sent"], [data-state="delivered"]').waitFor({ timeout: 300_000 })
  expect(await page.locator('main').textContent()).toContain('TLSv1.3')
  expect(problems).toEqual([])
  await page.context().close()
}

async function recallAnother(page: Page, ofParty: string): Promise<void> {
  await page.goto(ofParty)
  await write(page, { text: 'Not this one.', reference: 'RECALLED' })
  await page.locator('form[action$="/recall"] button').click()
  await page.locator('[data-state="recalled"]').waitFor()
}

/** Who sent it cannot release it; a colleague reads why, and refuses it. */
async function holdAnother(page: Page, stage: Stage, ofParty: string): Promise<void> {
  await page.goto(ofParty)
  const other = partyNamed('Robert John Thomas')
  await write(page, { text: `You can phone ${other['mobile']}.`, reference: 'HELD' })
  await page.locator('[data-state="held"]').waitFor()
  expect(await page.locator('[data-findings]').count()).toBe(1)
  expect(await page.locator('a[href$="/release"]').count()).toBe(0)
  const colleague = await enterAs(stage, 'staff2')
  await colleague.locator('[data-held] a').click()
  await colleague.locator('[data-correspondence] a', { hasText: 'HELD' }).click()
  await colleague.locator('a[href$="/content"]').first().click()
  expect(await colleague.locator('main').textContent()).toContain(String(other['mobile']))
  await colleague.locator('a[href$="/refuse"]').click()
  await colleague.locator('#note').fill('It holds the number of another party')
  await colleague.locator('main form button').click()
  await colleague.locator('[data-state="refused"]').waitFor()
  await colleague.context().close()
}

/** From the page of the party to the page of the letter. */
async function write(
  page: Page,
  { text, reference }: { text: string; reference: string },
): Promise<void> {
  await page.locator('a[href$="/send"]').first().click()
  await page.locator('input[name=kind][value=letter]').check()
  await page.locator('#reference').fill(reference)
  await page.locator('#text').fill(text)
  await page.locator('main form button').click()
  const buffer = Buffer.from('Annwyl Angharad\n\nDyma’r llythyr.\n')
  const letter = { name: 'llythyr.txt', mimeType: 'text/plain', buffer }
  await page.locator('#documents').setInputFiles([letter])
  await page.locator('form[enctype] button').click()
  await page.getByRole('heading', { level: 1, name: reference }).waitFor()
}
