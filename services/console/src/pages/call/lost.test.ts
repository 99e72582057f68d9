import {
  cancelVerification,
  listVerifications,
  refuse,
  startVerification,
  type VerificationView,
} from '@gwirio/contracts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Browser, headingOf, type Page, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole, type TestConsole } from '../../../tests/database.ts'
import { walk, walkToAddress } from '../../../tests/walk.ts'

type Steps = ReturnType<typeof walk>

let console: TestConsole
let browser: Browser & { home: Page }
beforeAll(async () => {
  console = await startTestConsole()
})
afterAll(() => console[Symbol.asyncDispose]())
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

describe('an unsafe phone or mailbox, said in a tab that was left behind', () => {
  const tabs = async () => {
    const steps = walk(browser, console.parties.add())
    const left = await steps.answer(await steps.startCall())
    return { steps, left, form: await steps.giveSafeContact(left) }
  }

  it('closes the way by e-mail, however far the call has come', async () => {
    const { steps, left, form } = await tabs()
    await steps.press('read-back', {}, await steps.giveAddress(form))
    const page = await steps.giveSafeContact(left, { mailboxIsPrivate: 'no' })
    expect(page.body.querySelector('h1')?.getAttribute('data-step')).toBe('post')
    const again = await steps.giveSafeContact(left)
    expect(again.body.querySelector('h1')?.getAttribute('data-step')).toBe('post')
  })

  it('stops what was sent', async () => {
    const { steps, left, form } = await tabs()
    const sent = await steps.press('read-back', {}, await steps.giveAddress(form))
    const live = await steps.press('send', {}, sent)
    const stopping = await steps.giveSafeContact(left, { phoneIsPrivate: 'no' })
    expect(headingOf(await steps.press('stop', {}, stopping))).toBe('The call has ended')
    expect(textOf(await browser.open(live.path))).toContain('Cancelled')
  })

  it('is not what a repeated “yes” says', async () => {
    const { steps, left, form } = await tabs()
    await steps.giveAddress(form)
    expect(headingOf(await steps.giveSafeContact(left))).toBe('Read the address back')
  })
})

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
      for (const operation of [cancelVerification, listVerifications, startVerification])
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

    it('leads to a verification that cannot be cancelled any more', async () => {
      loseTheAnswer()
      const sending = await steps.press('send', {}, send)
      const [verification] = live()
      Object.assign(verification ?? {}, { state: 'verified' })
      console.verifications.refuse(cancelVerification, 'state-does-not-allow')
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
