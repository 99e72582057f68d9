import { startVerification } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Browser, headingOf, type Page, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole, type TestConsole } from '../../../tests/database.ts'
import { walk, walkToAddress } from '../../../tests/walk.ts'

const console = await forThisFile(startTestConsole())
let browser: Browser & { home: Page }
beforeEach(async () => {
  console.calls.calm()
  console.provider.state.subject = 'staff-1'
  browser = await signIn(console)
})

/** The identity check of the start that was asked for last. */
function startedIn({ verifications }: TestConsole): string {
  const last = verifications.asked.findLast(({ operation }) => operation === 'startVerification')
  return (last?.body as { identityCheckId?: string } | undefined)?.identityCheckId ?? ''
}

const hours = (count: number) => console.clock.advance({ seconds: count * 3600 })

describe('a call that is lost', () => {
  it('goes on where it was: in another browser, after another sign-in', async () => {
    const { form, steps } = await walkToAddress(console, browser)
    await steps.giveAddress(form)
    const other = await signIn(console)
    expect(headingOf(await other.open(steps.call))).toBe('Read the address back')
    const party = await other.open(steps.path)
    expect(textOf(party)).toContain('Your call with this person is not finished')
    const link = party.body.querySelector('[data-open-call] a')?.getAttribute('href')
    expect(link).toBe(steps.call)
    expect((await other.open('/')).body.querySelector(`a[href="${steps.call}"]`)).not.toBeNull()
  })

  it('goes on at another process', async () => {
    const { steps } = await walkToAddress(console, browser)
    const { url } = await console.startAnother()
    const response = await fetch(`${url}${steps.call}`, {
      headers: { cookie: await browser.cookie() },
    })
    expect(await response.text()).toContain('data-step="address"')
  })

  it('is found again where the answer to “send” was lost', async () => {
    const { form, steps } = await walkToAddress(console, browser)
    const send = await steps.press('read-back', {}, await steps.giveAddress(form))
    // The verification was started, but its answer never came.
    console.verifications.refuse(startVerification, 'internal-error')
    expect((await steps.press('send', {}, send)).status).toBe(500)
    console.verifications.refuse(startVerification, null)
    const sending = await browser.open(steps.call)
    expect(textOf(sending)).toContain('It is being sent')
    expect(sending.body.querySelector('form[action$="/send"]')).toBeNull()
    const [, caseId = '', partyId = ''] =
      /cases\/([\w-]+)\/parties\/([\w-]+)/.exec(steps.path) ?? []
    const startedAt = console.clock.now().toISOString()
    const address = "o'brien&co+llys@post.example"
    const identityCheckId = startedIn(console)
    console.verifications.add({ caseId, partyId, identityCheckId, address, startedAt })
    expect((await browser.open(steps.call)).path).toMatch(/\/verifications\//)
  })

  it('offers to send again where nothing was started', async () => {
    const { form, steps } = await walkToAddress(console, browser)
    const send = await steps.press('read-back', {}, await steps.giveAddress(form))
    console.verifications.refuse(startVerification, 'internal-error')
    await steps.press('send', {}, send)
    console.verifications.refuse(startVerification, null)
    console.clock.advance({ seconds: 30 })
    const page = await steps.press('send')
    expect(page.path).toMatch(/\/verifications\//)
  })

  it('is sent once, however often the button is pressed', async () => {
    const { form, steps } = await walkToAddress(console, browser)
    const send = await steps.press('read-back', {}, await steps.giveAddress(form))
    console.verifications.asked.length = 0
    await Promise.all([steps.press('send', {}, send), steps.press('send', {}, send)])
    expect(console.verifications.asked).toHaveLength(1)
  })

  it('shows to nobody else, who hears that a colleague is on the phone', async () => {
    const { party, steps } = await walkToAddress(console, browser)
    console.provider.state.subject = 'staff-2'
    const other = await signIn(console)
    const page = await other.open(steps.call)
    expect(page.body.querySelector('h1')?.getAttribute('data-step')).toBe('person')
    expect(page.body.querySelector('.gwirio-colleague')?.text).toContain(
      'Mair Jones is on the phone',
    )
    expect(textOf(await walk(other, party).party())).toContain('Mair Jones is on the phone')
    expect((await other.open('/')).body.querySelector(`a[href="${steps.call}"]`)).toBeNull()
  })

  it('is forgotten after a day', async () => {
    const { steps } = await walkToAddress(console, browser)
    hours(24)
    const later = await signIn(console)
    const page = await later.open(steps.call)
    expect(page.body.querySelector('h1')?.getAttribute('data-step')).toBe('person')
  })

  it('does nothing with a form of a step that is over', async () => {
    const { form, steps } = await walkToAddress(console, browser)
    await steps.giveAddress(form)
    console.calls.asked.length = 0
    const page = await steps.giveAddress(form)
    expect(headingOf(page)).toBe('Read the address back')
    expect(console.calls.asked).toEqual([])
  })
})
