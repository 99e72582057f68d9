import { cancelVerification, startVerification, type VerificationView } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { headingOf, type Page, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'
import { walk } from '../../../tests/walk.ts'
import { pathOf } from './path-of.ts'

const console = await forThisFile(startTestConsole())
const browser = await signIn(console)

describe('an e-mail that came back', () => {
  const stateOf = (page: Page) => page.body.querySelector('[data-part="state"]')?.text ?? ''

  it('is not waited for: another address is asked for in the same call', async () => {
    const live = await walk(browser, console.parties.add()).all()
    const [verification] = console.verifications.verifications
    if (!verification) throw new Error('Nothing was started')
    console.verifications.happen(verification, 'prompt-sent')
    console.verifications.happen(verification, 'prompt-failed', { why: 'bounced' })
    const page = await browser.open(live.path)
    expect(stateOf(page)).toContain('The e-mail did not arrive')
    expect(stateOf(page)).not.toContain('Waiting')
    expect(page.body.querySelector('.gwirio-say')?.text).toContain('has come back')
    expect(page.body.querySelector('.gwirio-say')?.text).not.toContain('I have sent you')
    const form = await browser.submit(page, 'form[action$="/another-address"]')
    expect(headingOf(form)).toBe('Take down the e-mail address')
    expect(form.body.querySelector('input[name=address]')?.getAttribute('value') ?? '').toBe('')
    expect(verification.state).toBe('cancelled')
  })

  it('leads to a new call when nobody is on the phone', async () => {
    const verification = console.verifications.add()
    console.verifications.happen(verification, 'prompt-failed', { why: 'smtp-550' })
    const page = await browser.open(pathOf(verification))
    expect(page.body.querySelector('form[action$="/another-address"]')).toBeNull()
    const { caseId, partyId } = verification
    const link = `a[href="/cases/${caseId}/parties/${partyId}/call?again=yes"]`
    expect(page.body.querySelector(link)?.text).toContain('another address')
    console.verifications.happen(verification, 'reply-received')
    expect(stateOf(await browser.open(pathOf(verification)))).toContain('Waiting for the reply')
  })

  it('keeps what is under way when it cannot be cancelled', async () => {
    const live = await walk(browser, console.parties.add()).all()
    const [verification] = console.verifications.verifications
    if (!verification) throw new Error('Nothing was started')
    console.verifications.happen(verification, 'prompt-failed', { why: 'bounced' })
    const open = await browser.open(live.path)
    console.verifications.refuse(cancelVerification, 'not-ready')
    const page = await browser.submit(open, 'form[action$="/another-address"]')
    console.verifications.refuse(cancelVerification, null)
    expect([page.status, verification.state]).toEqual([409, 'awaiting-reply'])
  })
})

describe('a call in which another address was asked for', () => {
  const name = 'Gwenllïan ap Rhys'
  const live = () => console.verifications.verifications.filter(isLive)
  const isLive = ({ state }: VerificationView) => state === 'awaiting-reply'

  /** At the button that sends to the second address; what was sent to the first came back and is cancelled. */
  async function walkToSecondSend() {
    console.verifications.verifications.length = 0
    const steps = walk(browser, console.parties.add({ name }))
    const sent = await steps.all()
    const [verification] = live()
    if (!verification) throw new Error('Nothing was started')
    console.verifications.happen(verification, 'prompt-failed', { why: 'bounced' })
    const page = await browser.open(sent.path)
    const form = await browser.submit(page, 'form[action$="/another-address"]')
    return { steps, form }
  }

  it('says in the list of open calls still with whom', async () => {
    await walkToSecondSend()
    const { body } = await browser.open('/')
    expect(body.querySelector('[data-part=calls]')?.text).toContain(name)
  })

  it('takes what was cancelled for nothing that was sent later', async () => {
    const { steps, form } = await walkToSecondSend()
    const send = await steps.press('read-back', {}, await steps.giveAddress(form))
    console.verifications.refuse(startVerification, 'not-ready')
    await steps.press('send', {}, send)
    console.verifications.refuse(startVerification, null)
    const page = await browser.open(steps.call)
    expect(textOf(page)).toContain('It is being sent')
    const stopping = await steps.press('stop', {}, page)
    expect(headingOf(stopping)).toBe('It is not certain yet that everything has stopped')
  })
})
