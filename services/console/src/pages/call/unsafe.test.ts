import { cancelVerification } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { headingOf, type Page, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'
import { walk } from '../../../tests/walk.ts'

const console = await forThisFile(startTestConsole())
const browser = await signIn(console)
beforeEach(() => console.calls.calm())

function stepOf(page: Page): string | undefined {
  return page.body.querySelector('h1')?.getAttribute('data-step')
}

describe('an unsafe phone or mailbox, said in a tab that was left behind', () => {
  const tabs = async () => {
    const party = console.parties.add()
    const steps = walk(browser, party)
    const left = await steps.answer(await steps.startCall())
    return { party, steps, left, form: await steps.giveSafeContact(left) }
  }

  it('closes the way by e-mail, however far the call has come', async () => {
    const { steps, left, form } = await tabs()
    await steps.press('read-back', {}, await steps.giveAddress(form))
    const page = await steps.giveSafeContact(left, { mailboxIsPrivate: 'no' })
    expect(stepOf(page)).toBe('post')
    const again = await steps.giveSafeContact(left)
    expect(stepOf(again)).toBe('post')
  })

  it('stops what was sent', async () => {
    const { steps, left, form } = await tabs()
    const sent = await steps.press('read-back', {}, await steps.giveAddress(form))
    const live = await steps.press('send', {}, sent)
    const page = await steps.giveSafeContact(left, { phoneIsPrivate: 'no' })
    expect(headingOf(page)).toBe('The call has ended')
    expect(textOf(await browser.open(live.path))).toContain('Cancelled')
  })

  it('suspends what is verified already', async () => {
    const { steps, left, form } = await tabs()
    const send = await steps.press('read-back', {}, await steps.giveAddress(form))
    await steps.press('send', {}, send)
    const [verification] = console.verifications.verifications
    if (!verification) throw new Error('Nothing was started')
    console.verifications.happen(verification, 'verified', { state: 'verified' })
    console.verifications.refuse(cancelVerification, 'state-does-not-allow')
    const page = await steps.giveSafeContact(left, { mailboxIsPrivate: 'no' })
    console.verifications.refuse(cancelVerification, null)
    expect([headingOf(page), verification.state]).toEqual(['The call has ended', 'suspended'])
  })

  it('stops what is being sent', async () => {
    const { steps, left, form } = await tabs()
    const send = await steps.press('read-back', {}, await steps.giveAddress(form))
    console.verifications.beforeStart = async () => {
      await steps.giveSafeContact(left, { phoneIsPrivate: 'no' })
    }
    expect(headingOf(await steps.press('send', {}, send))).toBe('The call has ended')
    console.verifications.beforeStart = async () => undefined
    expect(console.verifications.verifications[0]?.state).toBe('cancelled')
  })

  it('counts in a call that was begun anew meanwhile', async () => {
    const { party, steps, left } = await tabs()
    await steps.giveSafeContact(left, { phoneIsPrivate: 'no' })
    party.concern = null
    expect(stepOf(await steps.startCall())).toBe('questions')
    await steps.giveSafeContact(left, { phoneIsPrivate: 'no' })
    expect(stepOf(await browser.open(steps.call))).toBe('post')
  })

  it('counts beside what is pressed at the same moment', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { steps, left, form } = await tabs()
      const readBack = await steps.giveAddress(form)
      await Promise.all([
        steps.press('change-address', {}, readBack),
        steps.press('read-back', {}, readBack),
        steps.giveSafeContact(left, { mailboxIsPrivate: 'no' }),
      ])
      expect(stepOf(await browser.open(steps.call))).toBe('post')
    }
  })

  it('stays said, whatever is said of the other', async () => {
    const { steps, left } = await tabs()
    await steps.giveSafeContact(left, { phoneIsPrivate: 'no' })
    const page = await steps.giveSafeContact(left, { mailboxIsPrivate: 'no' })
    expect(textOf(page)).toContain('Somebody else may read this phone')
    expect(textOf(page)).toContain('Somebody else may read this mailbox')
  })

  it('is not what a repeated “yes” says', async () => {
    const { steps, left, form } = await tabs()
    await steps.giveAddress(form)
    expect(headingOf(await steps.giveSafeContact(left))).toBe('Read the address back')
  })
})

describe('the safe contact answers', () => {
  const between = { safeToText: 'between', from: '9:30', to: '17:00' }
  const toReadBack = async () => {
    const steps = walk(browser, console.parties.add())
    const asked = await steps.answer(await steps.startCall())
    const form = await steps.giveSafeContact(asked, between)
    return { steps, form, readBack: await steps.giveAddress(form) }
  }

  it('can be changed from every step after them, and show what was answered', async () => {
    const { steps, form, readBack } = await toReadBack()
    const send = await steps.press('read-back', {}, readBack)
    for (const page of [form, readBack, send])
      expect(page.body.querySelector('form[action$="/change-safe-contact"]')).not.toBeNull()
    const asked = await steps.press('change-safe-contact', {}, send)
    expect(stepOf(asked)).toBe('safe-contact')
    const checked = asked.body.querySelectorAll('input[type=radio][checked]')
    expect(checked.map((input) => input.getAttribute('value'))).toEqual(['yes', 'yes', 'between'])
    expect(asked.body.querySelector('#from')?.getAttribute('value')).toBe('09:30')
  })

  it('lead back to where the call was, with the new ones', async () => {
    const { steps, readBack } = await toReadBack()
    const asked = await steps.press('change-safe-contact', {}, readBack)
    expect(stepOf(await steps.giveSafeContact(asked))).toBe('read-back')
    const again = await steps.press('change-safe-contact', {}, await steps.press('read-back'))
    const send = await steps.giveSafeContact(again)
    expect(stepOf(send)).toBe('send')
    await steps.press('send', {}, send)
    expect(console.verifications.asked.at(-1)?.body).toMatchObject({
      safeContact: { safeToText: 'any-time' },
    })
  })

  it('that are changed to “no” close the way by e-mail', async () => {
    const { steps, readBack } = await toReadBack()
    const asked = await steps.press('change-safe-contact', {}, readBack)
    const page = await steps.giveSafeContact(asked, { phoneIsPrivate: 'no' })
    expect(stepOf(page)).toBe('post')
    expect(page.html).not.toContain('post.example')
  })

  it('do not pass by a second person', async () => {
    console.calls.approval = 'needed'
    const { steps, readBack } = await toReadBack()
    const ask = await steps.press('read-back', {}, readBack)
    const asked = await steps.press('change-safe-contact', {}, ask)
    expect(stepOf(await steps.giveSafeContact(asked))).toBe('approval')
  })
})
