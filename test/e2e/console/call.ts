import type { MadeUpParty } from '@gwirio/local/made-up-world'
import type { Page } from 'playwright-core'
import { answersOnPage, atStep, open, type Stage } from './stage.ts'

/** Presses the button of one form of the call; a form that stands above and below the step is the same one. */
export async function press(page: Page, form: string): Promise<void> {
  await page.locator(`form[action$="/call/${form}"] button:visible`).first().click()
}

/** From the work queue to the page of the party. */
export async function findParty(page: Page, stage: Stage, party: MadeUpParty): Promise<void> {
  await open(page, stage, '/')
  await page.locator('#text').fill(String(party['case_reference']))
  await page.locator('form[action="/find"] button').click()
  await page.getByRole('link', { name: String(party['name']) }).click()
  await page.getByRole('heading', { level: 1, name: String(party['name']) }).waitFor()
}

/** The steps of a call as a person with a mouse goes through them; each begins where the one before ended. */
export const steps = {
  async person(page: Page): Promise<void> {
    await page.locator('main a[href*="/call"]').first().click()
    await press(page, 'begin')
    await atStep(page, 'questions')
  },
  async questions(page: Page, party: MadeUpParty): Promise<void> {
    for (const { id, answer } of await answersOnPage(page, party))
      await page.locator(`#${id}`).fill(answer)
    await press(page, 'answers')
    await atStep(page, 'safe-contact')
  },
  async safeContact(page: Page): Promise<void> {
    await page.locator('input[name=phoneIsPrivate][value=yes]').check()
    await page.locator('input[name=mailboxIsPrivate][value=yes]').check()
    await page.locator('input[name=safeToText][value=any-time]').check()
    await press(page, 'safe-contact')
    await atStep(page, 'address')
  },
  async address(page: Page, address: string): Promise<void> {
    await page.locator('#address').fill(address)
    await page.locator('#addressAgain').fill(address)
    await press(page, 'address')
    await atStep(page, 'read-back')
  },
  async readBack(page: Page): Promise<void> {
    await press(page, 'read-back')
  },
  async send(page: Page): Promise<void> {
    await press(page, 'send')
    await page.locator('[data-state="awaiting-reply"]').waitFor()
  },
}

/** Everything up to the address, which the caller is about to spell. */
export async function walkToAddress(page: Page, stage: Stage, party: MadeUpParty): Promise<void> {
  await findParty(page, stage, party)
  await steps.person(page)
  await steps.questions(page, party)
  await steps.safeContact(page)
}

/** Everything up to the page on which the reply is watched for. */
export async function walkToReply(
  page: Page,
  stage: Stage,
  { party, address }: { party: MadeUpParty; address: string },
): Promise<void> {
  await walkToAddress(page, stage, party)
  await steps.address(page, address)
  await steps.readBack(page)
  await atStep(page, 'send')
  await steps.send(page)
}

/** The service user replies with the right code, as soon as the text has come. */
export async function replyWell(page: Page): Promise<void> {
  await page.locator('[data-change="text-delivered"]').waitFor()
  await page.locator('#manner').selectOption('good')
  await page.locator('form.gwirio-practice button').click()
}

export async function seeVerified(page: Page): Promise<void> {
  await page.locator('[data-state="verified"]').waitFor()
}
