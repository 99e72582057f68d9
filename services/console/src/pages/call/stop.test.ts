import {
  cancelVerification,
  listVerifications,
  refuse,
  startVerification,
  suspendVerification,
  type VerificationView,
} from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { headingOf, type Page, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'
import { walk, walkToAddress } from '../../../tests/walk.ts'

type Steps = ReturnType<typeof walk>

const console = await forThisFile(startTestConsole())
const browser = await signIn(console)
beforeEach(() => console.calls.calm())

describe('stopping safely', () => {
  it('before anything was sent forgets the call and shows nothing of the party', async () => {
    const { form, steps } = await walkToAddress(console, browser)
    console.verifications.asked.length = 0
    const page = await steps.press('stop', {}, await steps.giveAddress(form))
    expect(headingOf(page)).toBe('The call has ended')
    expect(textOf(page)).not.toMatch(/brien|GW26P|safe/i)
    expect(console.verifications.asked).toEqual([])
    const next = await browser.open(steps.call)
    expect(next.body.querySelector('h1')?.getAttribute('data-step')).toBe('person')
  })

  it('after it was sent cancels with that reason', async () => {
    const steps = walk(browser, console.parties.add())
    const live = await steps.all()
    const page = await browser.submit(live, 'form.gwirio-leave', { reason: 'stop-safely' })
    expect(headingOf(page)).toBe('The call has ended')
    expect(textOf(page)).not.toMatch(/brien|GW26P|safe/i)
    expect(console.verifications.asked.at(-1)).toEqual({
      operation: 'cancelVerification',
      body: { reason: 'stop-safely' },
    })
    expect(textOf(await steps.party())).toContain('Speak to a manager before you phone.')
  })

  describe('while it is being sent', () => {
    const ended = 'The call has ended'
    const notCertain = 'It is not certain yet that everything has stopped'
    const live = () => console.verifications.verifications.filter(isLive)
    const isLive = ({ state }: VerificationView) => state === 'awaiting-reply'
    let steps: Steps
    let send: Page
    beforeEach(async () => {
      console.verifications.verifications.length = 0
      const begun = await walkToAddress(console, browser)
      steps = begun.steps
      send = await steps.press('read-back', {}, await steps.giveAddress(begun.form))
    })
    afterEach(() => {
      console.verifications.beforeStart = async () => undefined
      console.verifications.afterStart = async () => null
      for (const operation of [
        cancelVerification,
        listVerifications,
        startVerification,
        suspendVerification,
      ])
        console.verifications.refuse(operation, null)
    })
    const loseTheAnswer = () => {
      console.verifications.afterStart = async () => refuse('not-ready') as never
    }

    it('is remembered, and the send cancels what it began', async () => {
      let stopped: Page | undefined
      console.verifications.beforeStart = async () => {
        stopped = await steps.press('stop', {}, send)
      }
      expect(headingOf(await steps.press('send', {}, send))).toBe(ended)
      expect(stopped && headingOf(stopped)).toBe(notCertain)
      expect(stopped && textOf(stopped)).not.toMatch(/brien|GW26P/i)
      expect(console.verifications.verifications).toMatchObject([
        { state: 'cancelled', reason: 'stop-safely' },
      ])
      expect(headingOf(await steps.press('stop', {}, stopped))).toBe(ended)
    })

    it('finds what was begun where the answer was lost', async () => {
      loseTheAnswer()
      const sending = await steps.press('send', {}, send)
      expect(live()).toHaveLength(1)
      expect(headingOf(await steps.press('stop', {}, sending))).toBe(ended)
      expect(live()).toEqual([])
    })

    it('shows what was begun where the answer was lost, and sends nothing twice', async () => {
      loseTheAnswer()
      await steps.press('send', {}, send)
      expect((await browser.open(steps.call)).path).toMatch(/\/verifications\//)
      expect(live()).toHaveLength(1)
    })

    it.each([listVerifications, cancelVerification])(
      'says that it is not certain while $id does not answer, and can be tried again',
      async (operation) => {
        loseTheAnswer()
        const sending = await steps.press('send', {}, send)
        console.verifications.refuse(operation, 'not-ready')
        const stopping = await steps.press('stop', {}, sending)
        expect(headingOf(stopping)).toBe(notCertain)
        expect(stopping.body.querySelector('a[href*="/freeze?who="]')).not.toBeNull()
        expect(headingOf(await steps.press('stop', {}, stopping))).toBe(notCertain)
        expect(headingOf(await browser.open(steps.call))).toBe(notCertain)
        console.verifications.refuse(operation, null)
        expect(headingOf(await steps.press('stop', {}, stopping))).toBe(ended)
        expect(live()).toEqual([])
      },
    )

    it('is certain of nothing while a start may still come, and of the end after that', async () => {
      console.verifications.refuse(startVerification, 'not-ready')
      const sending = await steps.press('send', {}, send)
      const stopping = await steps.press('stop', {}, sending)
      expect(headingOf(stopping)).toBe(notCertain)
      console.clock.advance({ seconds: 61 })
      expect(headingOf(await steps.press('stop', {}, stopping))).toBe(ended)
    })

    it('lets nothing else go on in the call', async () => {
      console.verifications.refuse(startVerification, 'not-ready')
      await steps.press('stop', {}, await steps.press('send', {}, send))
      console.verifications.refuse(startVerification, null)
      for (const action of ['send', 'change-address'])
        expect(headingOf(await steps.press(action, {}, send))).toBe(notCertain)
      expect(live()).toEqual([])
    })

    it('cancels a start that comes back after the call is gone', async () => {
      console.verifications.beforeStart = async () => {
        const csrf = send.body.querySelector('[name=_csrf]')?.getAttribute('value') ?? ''
        const body = new URLSearchParams({ _csrf: csrf })
        await browser.open(`${steps.call}/end`, { method: 'POST', body })
      }
      expect(headingOf(await steps.press('send', {}, send))).toBe(ended)
      expect(live()).toEqual([])
    })

    const toVerified = async () => {
      loseTheAnswer()
      const sending = await steps.press('send', {}, send)
      const [verification] = live()
      Object.assign(verification ?? {}, { state: 'verified' })
      console.verifications.refuse(cancelVerification, 'state-does-not-allow')
      return { verification, sending }
    }

    it('suspends a verification that cannot be cancelled any more', async () => {
      const { verification, sending } = await toVerified()
      expect(headingOf(await steps.press('stop', {}, sending))).toBe(ended)
      expect(verification?.state).toBe('suspended')
      expect(verification?.changes.at(-1)).toMatchObject({ kind: 'suspended', reason: 'doubt' })
    })

    it('leads to a verification that can be neither cancelled nor suspended', async () => {
      const { sending } = await toVerified()
      console.verifications.refuse(suspendVerification, 'state-does-not-allow')
      const page = await steps.press('stop', {}, sending)
      expect(page.path).toMatch(/\/verifications\//)
    })
  })

  it('is in reach at every step, and looks like any other link', async () => {
    const { form, steps } = await walkToAddress(console, browser)
    const readBack = await steps.giveAddress(form)
    const send = await steps.press('read-back', {}, readBack)
    const live = await steps.press('send', {}, send)
    for (const page of [form, readBack, send, live]) {
      const button = page.body.querySelector('.gwirio-leave button')
      expect([button?.text, button?.getAttribute('class')]).toEqual([
        'Stop safely',
        'gwirio-link-button',
      ])
    }
  })
})
