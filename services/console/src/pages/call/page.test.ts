import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { errorsOf, headingOf, type Page, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'
import { kinds } from '../../../tests/identity-check-world.ts'
import { walk } from '../../../tests/walk.ts'

const console = await forThisFile(startTestConsole())
const browser = await signIn(console)

type Answer = { questionId: string; answer: string }

function stepOf(page: Page): string | undefined {
  return page.body.querySelector('h1')?.getAttribute('data-step')
}

describe('the first step of the call', () => {
  it('says which number to phone, what to say, and in which language', async () => {
    const party = console.parties.add({ language: 'both' })
    const page = await browser.open(walk(browser, party).call)
    expect([stepOf(page), headingOf(page)]).toEqual(['person', 'Phone the person'])
    expect(textOf(page)).toContain('It ends in 001. Never use a number that a caller gives you.')
    const said = page.body.querySelectorAll('.gwirio-say [lang]')
    expect(said.map((line) => line.getAttribute('lang'))).toEqual(['cy', 'en'])
    const checked = page.body.querySelector('input[name=language][checked]')
    expect(checked?.getAttribute('value')).toBe('both')
  })

  it.each([
    ['cy', ['cy', 'en']],
    ['en', ['en', 'cy']],
  ] as const)(
    'says it in both languages until one is chosen, that on file (%s) first',
    async (language, said) => {
      const page = await browser.open(walk(browser, console.parties.add({ language })).call)
      const lines = page.body.querySelectorAll('.gwirio-say [lang]')
      expect(lines.map((line) => line.getAttribute('lang'))).toEqual(said)
    },
  )

  it('does not have a number phoned that is not theirs alone, and does not say whose it is', async () => {
    const page = await browser.open(walk(browser, console.parties.add({ mobileShared: true })).call)
    expect(textOf(page)).toContain('The mobile on file is not theirs alone on our files')
    expect(textOf(page)).toContain('Do not phone it.')
    expect(textOf(page)).not.toMatch(/another party|other party|ends in/i)
    expect(page.body.querySelector('form[action$="/begin"]')).toBeNull()
  })

  it('shows where the call is: done, now and later', async () => {
    const steps = walk(browser, console.parties.add())
    const page = await steps.answer(await steps.startCall())
    const standings = page.body.querySelectorAll('[data-standing]')
    expect(standings.map((stage) => stage.getAttribute('data-standing'))).toEqual([
      ...['done', 'done', 'now', 'later', 'later', 'later', 'later'],
    ])
    expect(page.body.querySelectorAll('[aria-current=step]')).toHaveLength(1)
    expect(textOf(page)).toContain('Step 3 of 7')
  })

  it('lets the language of the call be another than that on file', async () => {
    const steps = walk(browser, console.parties.add({ language: 'en' }))
    const page = await steps.startCall('cy')
    const said = page.body.querySelectorAll('.gwirio-say [lang]')
    expect(said.map((line) => line.getAttribute('lang'))).toEqual(['cy'])
    expect(page.body.querySelector('#postcode-hint')?.text).toContain('Beth yw eich cod post?')
  })
})

describe('the questions', () => {
  it('are asked in plain words, under the names that the service knows', async () => {
    const page = await walk(browser, console.parties.add()).startCall()
    const inputs = page.body.querySelectorAll('main form input.govuk-input')
    expect(inputs.map((input) => input.getAttribute('name'))).toEqual(kinds)
    expect(inputs.every((input) => input.getAttribute('autocomplete') === 'off')).toBe(true)
    expect(textOf(page)).toContain('“What is your date of birth?”')
    expect(textOf(page)).toContain("Siân O'Brien-Jones")
  })

  it('send the answers as they were typed, each to its question', async () => {
    const steps = walk(browser, console.parties.add())
    await steps.answer(await steps.startCall(), ' 3ydd o Ebrill ')
    const sent = console.parties.asked.findLast(
      ({ operation }) => operation === 'answerIdentityCheck',
    )
    const { answers = [] } = (sent?.body ?? {}) as { answers?: Answer[] }
    expect(answers.map(({ answer }) => answer)).toEqual(kinds.map(() => '3ydd o Ebrill'))
    expect(new Set(answers.map(({ questionId }) => questionId)).size).toBe(kinds.length)
  })

  it('say what is missing, and show no answer again', async () => {
    const steps = walk(browser, console.parties.add())
    const page = await steps.press('answers', { postcode: 'NP20 9ZA' }, await steps.startCall())
    expect(page.status).toBe(400)
    expect(errorsOf(page)).toEqual([
      'Date of birth: enter what the caller said, or “does not know”',
      'Place of birth: enter what the caller said, or “does not know”',
    ])
    expect(page.html).not.toContain('NP20')
  })

  it.each([
    ['one answer', { postcode: 'wrong' }],
    ['another', { 'date-of-birth': 'wrong' }],
    ['every answer', Object.fromEntries(kinds.map((kind) => [kind, 'wrong']))],
  ])('tell nothing about which answer was wrong: %s', async (_, wrong) => {
    const steps = walk(browser, console.parties.add())
    const right = Object.fromEntries(kinds.map((kind) => [kind, 'right']))
    const page = await steps.press('answers', { ...right, ...wrong }, await steps.startCall())
    expect([stepOf(page), headingOf(page)]).toEqual([
      'not-passed',
      'The identity check was not passed',
    ])
    const said = textOf(page).replaceAll(/“[^”]*”/g, '')
    expect(said).not.toMatch(/birth|postcode|wrong:|right:/i)
    expect(said).toMatch(/The Gwent office, for the caller to phone \d.*Monday to Friday: 09:00/)
    expect(said).toContain('Read out the number and the hours of the office')
  })

  it('say when the party is locked now, and the call ends there', async () => {
    console.parties.lockedAfterThis = true
    const steps = walk(browser, console.parties.add())
    const page = await steps.answer(await steps.startCall(), 'wrong')
    console.parties.lockedAfterThis = false
    expect(textOf(page)).toContain('The party is now locked.')
    expect(textOf(page)).toMatch(/The Gwent office, for the caller to phone \d/)
    expect((await steps.press('end')).path).toBe(steps.path)
  })
})

describe('safe contact', () => {
  const atSafeContact = async (language: 'cy' | 'en' = 'en') => {
    const steps = walk(browser, console.parties.add({ language }))
    return { steps, page: await steps.answer(await steps.startCall(language)) }
  }

  it('is asked before any address, in three questions', async () => {
    const { page } = await atSafeContact()
    expect(stepOf(page)).toBe('safe-contact')
    const names = page.body.querySelectorAll('main input[type=radio]')
    expect(new Set(names.map((input) => input.getAttribute('name')))).toEqual(
      new Set(['phoneIsPrivate', 'mailboxIsPrivate', 'safeToText']),
    )
    expect(textOf(page)).toContain('“Who else can read your e-mails')
  })

  it('says everything that is missing at once', async () => {
    const { steps, page } = await atSafeContact()
    expect(errorsOf(await steps.press('safe-contact', {}, page))).toEqual([
      'Choose whether the phone is private',
      'Choose whether the mailbox is private',
      'Choose when it is safe to text',
    ])
  })

  it.each([
    [{ phoneIsPrivate: 'no' }, 'Somebody else may read this phone'],
    [{ mailboxIsPrivate: 'no' }, 'Somebody else may read this mailbox'],
  ])('that is not safe (%o) closes e-mail and shows the office', async (values, words) => {
    const { steps, page } = await atSafeContact()
    console.verifications.asked.length = 0
    const post = await steps.giveSafeContact(page, values)
    expect([stepOf(post), headingOf(post)]).toEqual(['post', 'Do not write by e-mail'])
    expect(textOf(post)).toContain(words)
    expect(textOf(post)).toMatch(/The Gwent office, for the caller to phone \d/)
    expect(post.body.querySelector('input[type=text]')).toBeNull()
    expect(console.verifications.asked).toEqual([])
    // Somebody else has settled what was of concern
    Object.assign(console.parties.parties.at(-1) ?? {}, { concern: null })
    expect(stepOf(await steps.press('safe-contact-again'))).toBe('safe-contact')
  })

  it('says that the office has no number yet, rather than hours without one', async () => {
    const office = console.managing.cases.areas.find(({ area }) => area === 'gwent')
    const kept = { ...office }
    Object.assign(office ?? {}, { phone: '', hours: Array(7).fill(null) })
    const { steps, page } = await atSafeContact()
    const post = textOf(await steps.giveSafeContact(page, { phoneIsPrivate: 'no' }))
    Object.assign(office ?? {}, kept)
    expect(post).toContain('caller to phone No number is kept for this office yet.')
    expect(post).not.toContain('closed')
  })

  it('takes two times of day as people say them, and sends them on', async () => {
    const { steps, page } = await atSafeContact()
    const between = { safeToText: 'between', from: '9.30', to: '5pm' }
    const readBack = await steps.giveAddress(await steps.giveSafeContact(page, between))
    expect(textOf(readBack)).toContain('Private. Text: 09:30 to 17:00')
    await steps.press('send', {}, await steps.press('read-back', {}, readBack))
    expect(console.verifications.asked.at(-1)?.body).toMatchObject({
      safeContact: { safeToText: { from: '09:30', to: '17:00' } },
    })
  })

  it.each([
    [{ from: 'noon', to: '17:00' }, 'Enter from when it is safe to text, for example 9:30'],
    [{ from: '9', to: '' }, 'Enter until when it is safe to text, for example 17:00'],
    [{ from: '9', to: '9:00' }, 'Enter two different times'],
  ])('says what is wrong with the times %o', async (times, problem) => {
    const { steps, page } = await atSafeContact()
    const again = await steps.giveSafeContact(page, { safeToText: 'between', ...times })
    expect(errorsOf(again)).toEqual([problem])
    expect(again.body.querySelector('#from')?.getAttribute('value')).toBe(times.from)
  })
})
