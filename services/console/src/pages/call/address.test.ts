import { forThisFile } from '@gwirio/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { errorsOf, headingOf, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'
import { walkToAddress } from '../../../tests/walk.ts'

const console = await forThisFile(startTestConsole())
const browser = await signIn(console)
beforeEach(() => console.calls.calm())

describe('the address', () => {
  it('has fields that the browser neither fills, corrects nor reads aloud as another', async () => {
    const { form } = await walkToAddress(console, browser)
    for (const name of ['address', 'addressAgain']) {
      const { attributes } = form.body.querySelector(`input[name=${name}]`) as never as {
        attributes: Record<string, string>
      }
      expect(attributes).toMatchObject({
        type: 'text',
        inputmode: 'email',
        autocomplete: 'off',
        autocapitalize: 'none',
        spellcheck: 'false',
      })
    }
  })

  it('is typed twice: says everything that is missing at once, and keeps what was typed', async () => {
    const { form, steps } = await walkToAddress(console, browser)
    const page = await steps.giveAddress(form, { addressAgain: '' })
    expect([page.status, errorsOf(page)]).toEqual([400, ['Enter the e-mail address a second time']])
    expect(page.body.querySelector('#address')?.getAttribute('value')).toContain("o'brien&co")
    const differs = await steps.giveAddress(page, { addressAgain: 'o.brien@post.example' })
    expect(errorsOf(differs)).toEqual([
      'The two e-mail addresses are not the same. Ask the caller to spell it again.',
    ])
  })

  it.each([
    ['form', 'This is not an e-mail address.'],
    ['takes-mail', 'The part after the @ does not take e-mail.'],
    ['own-domain', 'It is an address of our own. Ask the caller for theirs.'],
  ] as const)('that fails the check “%s” can be spelled again', async (check, words) => {
    const { form, steps } = await walkToAddress(console, browser)
    console.calls.findings = [{ check, result: 'stop', suggestion: null }]
    const page = await steps.giveAddress(form)
    expect([page.status, errorsOf(page)]).toEqual([400, [words]])
    expect(page.body.querySelector('#address')?.getAttribute('value')).toContain("o'brien&co")
  })

  it('of another party stops the call: no form, no reason, and what to say', async () => {
    const { form, steps } = await walkToAddress(console, browser)
    console.calls.findings = [{ check: 'other-parties', result: 'stop', suggestion: null }]
    const page = await steps.giveAddress(form)
    expect(headingOf(page)).toBe('Stop here')
    expect(page.body.querySelectorAll('main form')).toEqual([])
    expect(page.body.querySelector('.gwirio-say')?.text).toContain('I cannot finish this today')
    expect(textOf(page)).not.toMatch(/brien&co|another party|somebody else/i)
    expect(headingOf(await browser.open(steps.call))).toBe('Stop here')
    const party = await browser.open(steps.path)
    expect(party.body.querySelector('a[href*="/call"]')).toBeNull()
    expect(textOf(party)).toContain('Do not phone this person')
  })
})

describe('reading it back', () => {
  it('gives each letter in both alphabets, the language of the call first', async () => {
    const { form, steps } = await walkToAddress(console, browser)
    const page = await steps.giveAddress(form)
    expect(headingOf(page)).toBe('Read the address back')
    const signs = page.body.querySelectorAll('.gwirio-spelled__sign')
    expect(signs[0]?.text).toBe('o Oscar Oren')
    expect(signs.map(({ childNodes }) => childNodes[0]?.text).join('')).toBe(
      "o'brien&co+llys@post.example",
    )
    const words = signs[0]?.querySelectorAll('[lang]')
    expect(words?.map((word) => word.getAttribute('lang'))).toEqual(['en', 'cy'])
  })

  it('says what each check found, what needs care first', async () => {
    const { form, steps } = await walkToAddress(console, browser)
    console.calls.findings = [
      { check: 'role-mailbox', result: 'look-again', suggestion: null },
      { check: 'takes-mail', result: 'not-known', suggestion: null },
    ]
    const page = await steps.giveAddress(form)
    const checks = page.body.querySelectorAll('[data-check]')
    expect(checks.slice(0, 3).map(({ text }) => text)).toEqual([
      'Mailboxes like this are often read by several people. Ask who reads it.',
      'It is not known at this moment whether the part after the @ takes e-mail.',
      'It is written as an e-mail address is.',
    ])
    expect(checks).toHaveLength(8)
  })

  it('warns above the letters that the warning speaks of', async () => {
    const { form, steps } = await walkToAddress(console, browser)
    console.calls.findings = [
      { check: 'other-parties', result: 'second-person', suggestion: null },
      { check: 'role-mailbox', result: 'look-again', suggestion: null },
    ]
    const { html } = await steps.giveAddress(form)
    const letters = html.indexOf('gwirio-spelled__sign')
    expect(html.indexOf('data-check="other-parties"')).toBeLessThan(letters)
    expect(html.indexOf('data-check="role-mailbox"')).toBeLessThan(letters)
    expect(html.indexOf('data-check="form"')).toBeGreaterThan(letters)
  })

  it('offers what may have been meant as a button, to be checked and read back again', async () => {
    const { form, steps } = await walkToAddress(console, browser)
    const suggestion = 'sian@gmail.example'
    console.calls.findings = [{ check: 'typing-error', result: 'look-again', suggestion }]
    const page = await steps.giveAddress(form)
    expect(page.body.querySelector('form[action$="/suggestion"] button')?.text).toContain(
      'Use sian@gmail.example',
    )
    console.calls.calm()
    const again = await steps.press('suggestion', {}, page)
    expect(textOf(again)).toContain('s Sierra Seren')
    expect(console.calls.asked.at(-1)?.body).toMatchObject({ address: suggestion })
    expect(again.body.querySelector('form[action$="/suggestion"]')).toBeNull()
  })

  it('sends the address as it was typed once it was read back, and nothing before', async () => {
    const { form, steps } = await walkToAddress(console, browser)
    console.verifications.asked.length = 0
    const readBack = await steps.giveAddress(form)
    await browser.submit(readBack, 'form[action$="/call/change-address"]')
    await steps.press('address', { address: 'a@b.example', addressAgain: 'a@b.example' })
    const send = await steps.press('read-back')
    expect(console.verifications.asked).toEqual([])
    expect(textOf(send)).toContain('The mobile on file that ends in 001')
    expect(send.body.querySelector('main input:not([type=hidden])')).toBeNull()
    const page = await steps.press('send', {}, send)
    expect(console.verifications.asked.map(({ operation }) => operation)).toEqual([
      'startVerification',
    ])
    expect(console.verifications.asked[0]?.body).toMatchObject({
      address: 'a@b.example',
      addressAgain: 'a@b.example',
      safeContact: { phoneIsPrivate: true, mailboxIsPrivate: true, safeToText: 'any-time' },
    })
    expect(page.path).toMatch(/^\/cases\/[\w-]+\/verifications\/[\w-]+$/)
    expect(page.through.join()).not.toContain('b.example')
  })
})

describe('the last look before it is sent', () => {
  const toSend = async (facts: Parameters<typeof walkToAddress>[2] = {}) => {
    const { form, steps } = await walkToAddress(console, browser, facts)
    const page = await steps.press('read-back', {}, await steps.giveAddress(form))
    return page.body.querySelector('.govuk-summary-list')?.structuredText.replaceAll(/\s+/g, ' ')
  }

  it('repeats the warnings that were passed, beside the address', async () => {
    console.calls.findings = [
      { check: 'role-mailbox', result: 'look-again', suggestion: null },
      { check: 'typing-error', result: 'look-again', suggestion: 'a@b.example' },
      { check: 'other-parties', result: 'second-person', suggestion: null },
      { check: 'disposable-provider', result: 'look-again', suggestion: null },
      { check: 'takes-mail', result: 'not-known', suggestion: null },
    ]
    expect(await toSend()).toContain(
      "o'brien&co+llys@post.example Warned of: a single letter matters here; it may hold a typing error; a mailbox that several people may read; a provider whose mailboxes do not last.",
    )
    console.calls.calm()
    expect(await toSend()).not.toContain('Warned of')
  })

  it.each([
    ['en', 'Messages go in English: the language on file'],
    ['cy', 'Messages go in Welsh: the language on file. This call is in English'],
    [
      'both',
      'Messages go in Welsh and English, Welsh first: the language on file is not known. This',
    ],
  ] as const)(
    'says in which language the messages go, and why: %s on file',
    async (language, words) => {
      expect(await toSend({ language })).toContain(words)
    },
  )
})

describe('a second person', () => {
  const atApproval = async () => {
    const { form, steps } = await walkToAddress(console, browser)
    console.calls.approval = 'needed'
    const page = await steps.press('read-back', {}, await steps.giveAddress(form))
    return { steps, page }
  }
  const decide = (state: 'approved' | 'refused' | 'expired') =>
    Object.assign(console.approvals.approvals.at(-1) ?? {}, {
      state,
      decidedBy: state === 'expired' ? null : 'Gethin Rees',
      decisionNote: state === 'expired' ? null : 'Looked at both',
    })

  it('is asked with a note, and nothing is sent meanwhile', async () => {
    const { steps, page } = await atApproval()
    expect(headingOf(page)).toBe('Ask a second person')
    expect(errorsOf(await steps.press('approval', { note: ' x ' }, page))).toEqual([
      'Enter a note of at least 3 letters',
    ])
    expect(errorsOf(await steps.press('approval', { note: 'x'.repeat(501) }, page))).toEqual([
      'Write no more than 500 letters',
    ])
    const waiting = await steps.press('approval', { note: 'Spelled it twice' }, page)
    expect(textOf(waiting)).toContain('Waiting for a second person')
    expect(console.calls.asked.at(-1)?.body).toMatchObject({ note: 'Spelled it twice' })
    expect(waiting.html).toMatch(/<noscript><meta http-equiv="refresh" content="15; url=/)
    expect(waiting.body.querySelector('form[action$="/send"]')).toBeNull()
    const told = await browser.fetch(`${steps.call}/approval.json?auto=script`)
    expect(await told.json()).toEqual({ state: 'waiting' })
  })

  it('who approves lets the call go on', async () => {
    const { steps, page } = await atApproval()
    await steps.press('approval', { note: 'Spelled it twice' }, page)
    decide('approved')
    const approved = await browser.open(steps.call)
    expect(textOf(approved)).toContain('Approved by Gethin Rees')
    expect(headingOf(await steps.press('approved', {}, approved))).toBe(
      'Send the e-mail and the code',
    )
  })

  it.each([
    ['refused', 'Not approved: Gethin Rees'],
    ['expired', 'Nobody decided in time'],
  ] as const)('who did not (%s) can be asked again', async (state, words) => {
    const { steps, page } = await atApproval()
    await steps.press('approval', { note: 'Spelled it twice' }, page)
    decide(state)
    const told = await browser.open(steps.call)
    expect(textOf(told)).toContain(words)
    const again = await steps.press('approval-again', {}, told)
    expect(again.body.querySelector('textarea[name=note]')).not.toBeNull()
  })

  it('is a manager where the mobile was changed in the last days', async () => {
    console.calls.mobileChangedRecently = true
    const { steps, page } = await atApproval()
    expect(textOf(page)).toContain('so a manager decides')
    const waiting = await steps.press('approval', { note: 'Changed by letter' }, page)
    expect(textOf(waiting)).toContain('Waiting for a manager')
  })

  it('who refuses the changed mobile is told of as that, not of the address', async () => {
    console.calls.mobileChangedRecently = true
    const { steps, page } = await atApproval()
    expect(textOf(page)).toContain('How is it known that the new number on file is theirs?')
    expect(textOf(page)).not.toContain('What did the caller say that makes you sure?')
    await steps.press('approval', { note: 'Changed by letter' }, page)
    decide('refused')
    const told = await browser.open(steps.call)
    expect(textOf(told)).toContain('No code may be sent to the mobile on file')
    expect(textOf(told)).not.toContain('Nothing may be sent to this address')
    expect(told.body.querySelector('form[action$="/change-address"]')).toBeNull()
  })
})
