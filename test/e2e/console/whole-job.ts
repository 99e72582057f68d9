import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { findParty, replyWell, seeVerified, steps } from './call.ts'
import { choose, enter, tabTo, typeInto } from './keyboard.ts'
import { enterAs, nextCode, personNamed } from './sign-in.ts'
import {
  answersOnPage,
  atStep,
  open,
  openContext,
  partyNamed,
  type Stage,
  watchProblems,
} from './stage.ts'

/** From the sign-in to the verified address without a mouse, every page of it in Welsh. */
export async function doAllByKeyboardInWelsh(stage: Stage): Promise<void> {
  const context = await openContext(stage, { locale: 'cy-GB' })
  const page = await context.newPage()
  const problems = watchProblems(page)
  const languages: Array<string | null> = []
  page.on('load', () => {
    page
      .locator('html')
      .getAttribute('lang')
      .then(
        (lang) => languages.push(lang),
        () => undefined,
      )
  })
  await signInByKeyboard(page, stage)
  await callByKeyboard(page)
  await watchByKeyboard(page)
  expect(problems).toEqual([])
  expect(new Set(languages)).toEqual(new Set(['cy']))
  expect(languages.length).toBeGreaterThan(8)
  await context.close()
}

async function signInByKeyboard(page: Page, stage: Stage): Promise<void> {
  await open(page, stage, '/')
  const { password, totpSecret } = personNamed(stage, 'staff')
  await typeInto(page, '#username', 'staff')
  await typeInto(page, '#password', password)
  await page.keyboard.press('Enter')
  await page.locator('#code').waitFor()
  await typeInto(page, '#code', await nextCode('staff', totpSecret))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Gwaith' }).waitFor()
}

async function callByKeyboard(page: Page): Promise<void> {
  const party = partyNamed('Elin Gŵyr Davies')
  await enter(page, '.govuk-skip-link')
  await typeInto(page, '#text', String(party['case_reference']))
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Elin Gŵyr Davies' }).waitFor()
  await enter(page, 'a.gwirio-list__name')
  await page.getByRole('heading', { level: 1, name: 'Elin Gŵyr Davies' }).waitFor()
  await enter(page, 'a[role=button][href*="/call"]')
  await atStep(page, 'person')
  await tabTo(page, 'input[name=language]')
  expect(await page.locator('input[name=language]:checked').getAttribute('value')).toBe('cy')
  await enter(page, 'form[action$="/begin"] button')
  await atStep(page, 'questions')
  for (const { id, answer } of await answersOnPage(page, party))
    await typeInto(page, `#${id}`, answer)
  await enter(page, 'form[action$="/answers"] button')
  await atStep(page, 'safe-contact')
  await choose(page, 'phoneIsPrivate', 'yes')
  await choose(page, 'mailboxIsPrivate', 'yes')
  await choose(page, 'safeToText', 'during-the-call')
  await enter(page, 'form[action$="/safe-contact"] button')
  await spellByKeyboard(page)
  await enter(page, 'form[action$="/read-back"] button')
  await atStep(page, 'send')
  await enter(page, 'form[action$="/send"] button')
  await page.locator('[data-state="awaiting-reply"]').waitFor()
}

/** First with a slip: the summary of what is wrong takes the focus, and its link leads to the field. */
async function spellByKeyboard(page: Page): Promise<void> {
  await atStep(page, 'address')
  await typeInto(page, '#address', 'elin+llys@gwynedd.example')
  await page.keyboard.press('Enter')
  await page.locator('.govuk-error-summary:focus').waitFor()
  expect(await page.title()).toMatch(/^Gwall: /)
  await enter(page, '.govuk-error-summary a')
  await page.locator('#addressAgain:focus').waitFor()
  await page.keyboard.type('elin+llys@gwynedd.example')
  await page.keyboard.press('Enter')
  await atStep(page, 'read-back')
  expect(await page.locator('.gwirio-spelled__word').first().getAttribute('lang')).toBe('cy')
}

/** Nothing is pressed while it arrives, and the focus stays where it was put. */
async function watchByKeyboard(page: Page): Promise<void> {
  await page.locator('[data-change="text-delivered"]').waitFor()
  await tabTo(page, '#manner')
  const nextPage = page.waitForEvent('load')
  await enter(page, 'form.gwirio-practice button')
  await nextPage
  let reloads = 0
  page.on('framenavigated', () => {
    reloads += 1
  })
  await tabTo(page, 'form[action$="/call/end"] button, [data-state="verified"]')
  await seeVerified(page)
  expect(await page.locator('form[action$="/call/end"] button:focus').count()).toBe(1)
  expect(reloads).toBe(0)
  await page.keyboard.press('Enter')
  await page.locator('[data-state="verified"]').waitFor()
  expect(new URL(page.url()).pathname).toMatch(/\/parties\/[\w-]+$/)
}

/** With scripts turned off: the pages that wait open again by themselves. */
export async function doAllWithoutScripts(stage: Stage): Promise<void> {
  const page = await enterAs(stage, 'staff2', { javaScriptEnabled: false })
  const party = partyNamed('Bethan Rowlands')
  await findParty(page, stage, party)
  await steps.person(page)
  await steps.questions(page, party)
  await page.locator('input[name=phoneIsPrivate][value=yes]').check()
  await page.locator('input[name=mailboxIsPrivate][value=yes]').check()
  await page.locator('input[name=safeToText][value=between]').check()
  await page.locator('#from').fill('9')
  await page.locator('form[action$="/safe-contact"] button').click()
  await page.locator('.govuk-error-summary a[href="#to"]').waitFor()
  expect(await page.locator('#from').inputValue()).toBe('9')
  await steps.safeContact(page)
  await steps.address(page, 'bethan.rowlands@post.example')
  await steps.readBack(page)
  await steps.send(page)
  await replyWell(page)
  await seeVerified(page)
  await page.context().close()
}
