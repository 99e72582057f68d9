import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Browser, errorsOf, headingOf, type Page, textOf, titleOf } from './browser.ts'
import { signIn } from './console.ts'
import { startTestConsole, type TestConsole } from './database.ts'
import { kinds } from './identity-check-world.ts'
import { walk, walkToAddress } from './walk.ts'

type Answer = { questionId: string; answer: string }

let console: TestConsole
let browser: Browser & { home: Page }
beforeAll(async () => {
  console = await startTestConsole()
  browser = await signIn(console)
})
afterAll(() => console[Symbol.asyncDispose]())
beforeEach(() => {
  console.parties.parties.length = 0
  console.verifications.verifications.length = 0
  console.parties.asked.length = 0
  console.parties.lockedAfterThis = false
})

const find = (text: string) => browser.submit(browser.home, 'form[action="/find"]', { text })

describe('finding a party', () => {
  it('shows each one found under a link that is exactly the name', async () => {
    const { caseId, partyId, name } = console.parties.add()
    const page = await find("o'brien")
    const link = page.body.querySelector('a[href*="/parties/"]')
    expect(link?.text).toBe(name)
    expect(link?.getAttribute('href')).toBe(`/cases/${caseId}/parties/${partyId}`)
    expect(textOf(page)).toContain('Case GW26P00123, party 1')
  })

  it('keeps what was typed in the field and out of every address', async () => {
    const page = await find("o'brien")
    expect(page.body.querySelector('[name=text]')?.getAttribute('value')).toBe("o'brien")
    expect(page.through.join()).not.toContain('brien')
    expect(titleOf(page)).toBe('Find a party – Verify an address')
  })

  it('shows the same parties again on the way back, without the form being sent again', async () => {
    const { name } = console.parties.add()
    await find("o'brien")
    const party = await walk(browser, console.parties.parties[0] as never).party()
    const back = party.body.querySelector('.govuk-back-link')?.getAttribute('href') ?? ''
    expect(textOf(await browser.open(back))).toContain(name)
  })

  it('says when nobody was found, and when there are more', async () => {
    expect(textOf(await find('nobody'))).toContain('Nobody was found.')
    for (const reference of ['1', '2', '3']) console.parties.add({ partyReference: reference })
    expect(textOf(await find("o'brien"))).toContain('There are more than these.')
  })

  it.each([
    ['a', 'Enter at least 2 letters of the name, or the case reference'],
    ['   ', 'Enter at least 2 letters of the name, or the case reference'],
    ['x'.repeat(101), 'Enter no more than 100 letters'],
  ])('refuses “%s” with what was typed still there', async (text, error) => {
    const page = await find(text)
    expect(page.status).toBe(400)
    expect(errorsOf(page)).toEqual([error])
    expect(titleOf(page)).toBe('Error: Find a party – Verify an address')
    expect(page.body.querySelector('.govuk-error-summary a')?.getAttribute('href')).toBe('#text')
    expect(page.body.querySelector('#text')?.getAttribute('value')).toBe(text.trim())
    expect(console.parties.asked).toEqual([])
  })
})

describe('the party', () => {
  it('shows what is needed to phone, and no more of the number than its end', async () => {
    const page = await walk(browser, console.parties.add()).party()
    expect(headingOf(page)).toBe("Siân O'Brien-Jones")
    expect(textOf(page)).toContain('ends in 001')
    expect(titleOf(page)).toBe('Party – Verify an address')
  })

  it('shows the verifications, newest first, with state and address', async () => {
    const party = console.parties.add()
    console.verifications.add({ state: 'ended', address: 'old@post.example' })
    const newest = console.verifications.add({ state: 'verified', address: 'new&now@post.example' })
    const page = await walk(browser, party).party()
    const states = page.body.querySelectorAll('[data-state]')
    expect(states.map((tag) => [tag.getAttribute('data-state'), tag.text])).toEqual([
      ['verified', 'Verified'],
      ['ended', 'Ended'],
    ])
    expect(textOf(page)).toContain('new&now@post.example')
    const link = page.body.querySelector(`a[href$="${newest.verificationId}"]`)
    expect(link?.text).toMatch(/^Open the verification started \d+ \w+ 20\d\d at \d\d:\d\d$/)
    expect(textOf(page)).toContain('A new verification will replace')
  })

  it.each([
    [{ locked: true }, 'A manager must unlock them'],
    [{ mobileProblem: 'landline' as const }, 'No code can be sent to this party'],
    [{ mobileProblem: 'missing' as const, mobileEnding: null }, 'No mobile is on file'],
  ])('offers no call for %o', async (facts, words) => {
    const page = await walk(browser, console.parties.add(facts)).party()
    expect(textOf(page)).toContain(words)
    expect(page.body.querySelector('form[action$="/identity-checks"]')).toBeNull()
  })

  it.each(['not-a-uuid', '019a0000-0000-7000-8000-000000000001'])(
    'is not found when its id is %s',
    async (id) => {
      const { caseId } = console.parties.add()
      const page = await browser.open(`/cases/${caseId}/parties/${id}`)
      expect([page.status, headingOf(page)]).toEqual([404, 'Page not found'])
    },
  )
})

describe('the call', () => {
  it('asks the questions in plain words, under the names that the service knows', async () => {
    const page = await walk(browser, console.parties.add()).startCall()
    const inputs = page.body.querySelectorAll('main form input.govuk-input')
    expect(inputs.map((input) => input.getAttribute('name'))).toEqual(kinds)
    expect(inputs.every((input) => input.getAttribute('autocomplete') === 'off')).toBe(true)
    expect(textOf(page)).toContain('“What is your date of birth?”')
    expect(textOf(page)).toContain("Siân O'Brien-Jones")
  })

  it.each([
    ['cy', ['cy'], 'Beth yw eich cod post?'],
    ['en', ['en'], 'What is your postcode?'],
    ['both', ['cy', 'en'], 'Beth yw eich cod post?”“What is your postcode?'],
  ] as const)(
    'gives the words to say in the language of the party: %s',
    async (language, tags, words) => {
      const page = await walk(browser, console.parties.add({ language })).startCall()
      const said = page.body.querySelectorAll('.gwirio-say [lang]')
      expect(said.map((line) => line.getAttribute('lang'))).toEqual(tags)
      expect(page.body.querySelector('#postcode-hint')?.text.replaceAll(/\s*\n\s*/g, '')).toContain(
        words,
      )
    },
  )

  it('sends the answers as they were typed, each to its question', async () => {
    const steps = walk(browser, console.parties.add())
    const call = await steps.startCall()
    await steps.answer(call, ' 3ydd o Ebrill ')
    const sent = console.parties.asked.findLast(
      ({ operation }) => operation === 'answerIdentityCheck',
    )
    const { answers = [] } = (sent?.body ?? {}) as { answers?: Answer[] }
    expect(answers.map(({ answer }) => answer)).toEqual(kinds.map(() => '3ydd o Ebrill'))
    expect(new Set(answers.map(({ questionId }) => questionId)).size).toBe(kinds.length)
  })

  it('says what is missing, and shows no answer again', async () => {
    const steps = walk(browser, console.parties.add())
    const page = await browser.submit(await steps.startCall(), 'main form', {
      postcode: 'NP20 9ZA',
    })
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
  ])('tells nothing about which answer was wrong: %s', async (_, wrong) => {
    const steps = walk(browser, console.parties.add())
    const right = Object.fromEntries(kinds.map((kind) => [kind, 'right']))
    const page = await browser.submit(await steps.startCall(), 'main form', { ...right, ...wrong })
    expect(headingOf(page)).toBe('The identity check was not passed')
    expect(page.body.querySelector('h1')?.getAttribute('data-outcome')).toBe('not-passed')
    const said = textOf(page).replaceAll(/“[^”]*”/g, '')
    expect(said).not.toMatch(/birth|postcode|wrong:|right:/i)
  })

  it('says when the party is locked now', async () => {
    console.parties.lockedAfterThis = true
    const steps = walk(browser, console.parties.add())
    const page = await steps.answer(await steps.startCall(), 'wrong')
    expect(textOf(page)).toContain('The party is now locked.')
  })

  it('goes on to the address only after the check was passed', async () => {
    const steps = walk(browser, console.parties.add())
    const call = await steps.startCall()
    expect((await browser.open(`${call.path}/address`)).status).toBe(404)
    const form = await steps.answer(call)
    expect(form.path).toBe(`${call.path}/address`)
    expect((await browser.open(call.path)).path).toBe(form.path)
  })

  it('is lost, without harm, for whoever did not begin it', async () => {
    const steps = walk(browser, console.parties.add())
    const call = await steps.startCall()
    const other = await signIn(console)
    const page = await other.open(call.path)
    expect([page.status, headingOf(page)]).toEqual([409, 'These questions are no longer open'])
    expect((await other.open(`${call.path}/address`)).status).toBe(404)
  })
})

describe('the address', () => {
  it('goes to the service as it was typed, and the verification shows', async () => {
    const { form, steps } = await walkToAddress(console, browser)
    const page = await steps.giveAddress(form)
    expect(console.verifications.asked.at(-1)?.body).toMatchObject({
      address: "o'brien&co+llys@post.example",
      addressAgain: "o'brien&co+llys@post.example",
      safeContact: { phoneIsPrivate: true, mailboxIsPrivate: true },
    })
    expect(page.path).toMatch(/^\/cases\/[\w-]+\/verifications\/[\w-]+$/)
    expect(textOf(page)).toContain("o'brien&co+llys@post.example")
    expect(page.through.join()).not.toContain('brien')
  })

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

  it('says everything that is missing at once, and keeps what was typed', async () => {
    const { form, steps } = await walkToAddress(console, browser)
    const page = await steps.giveAddress(form, { phoneIsPrivate: '', address: '' })
    expect(page.status).toBe(400)
    expect(errorsOf(page)).toEqual([
      'Choose whether the phone is private',
      'Enter the e-mail address',
    ])
    const links = page.body.querySelectorAll('.govuk-error-summary a')
    for (const link of links)
      expect(page.body.querySelector(link.getAttribute('href') ?? ''), link.text).not.toBeNull()
    expect(page.body.querySelector('#addressAgain')?.getAttribute('value')).toContain("o'brien&co")
    expect(page.body.querySelector('[name=mailboxIsPrivate][checked]')?.getAttribute('value')).toBe(
      'yes',
    )
  })

  it.each([
    ['phoneIsPrivate', 'Somebody else can read this phone.'],
    ['mailboxIsPrivate', 'Somebody else can read this mailbox.'],
  ])('asks for no address once %s is no', async (field, words) => {
    const { form, steps } = await walkToAddress(console, browser)
    console.verifications.asked.length = 0
    const page = await steps.giveAddress(form, { [field]: 'no', address: '', addressAgain: '' })
    expect(errorsOf(page)).toEqual([expect.stringContaining(words)])
    expect(console.verifications.asked).toEqual([])
  })
})

describe('the verification', () => {
  it('shows the state, what is left and what happened, newest first', async () => {
    const verification = console.verifications.add()
    console.verifications.happen(verification, 'prompt-sent')
    console.verifications.happen(verification, 'reply-held', { why: 'has-cc', triesLeft: 4 })
    const page = await browser.open(pathOf(verification))
    expect(page.body.querySelector('[data-state]')?.getAttribute('data-state')).toBe(
      'awaiting-reply',
    )
    const changes = page.body.querySelectorAll('[data-change]')
    expect(changes.map((row) => row.getAttribute('data-change'))).toEqual([
      'reply-held',
      'prompt-sent',
      'started',
    ])
    expect(changes[0]?.text).toContain('It was copied to somebody else.')
    expect(textOf(page)).toMatch(/Tries left 4 New codes left 2/)
  })

  it('gives the words to say in the language of the party while the call goes on', async () => {
    const party = console.parties.add({ language: 'cy' })
    const steps = walk(browser, party)
    const page = await steps.giveAddress(await steps.answer(await steps.startCall()))
    expect(page.body.querySelector('.gwirio-say [lang=cy]')?.text).toContain(
      'Rwyf wedi anfon e-bost',
    )
    const later = await signIn(console)
    expect((await later.open(page.path)).body.querySelector('.gwirio-say')).toBeNull()
  })

  it('opens again by itself where there are no scripts, only while it waits', async () => {
    const verification = console.verifications.add()
    const refresh = async () => {
      const { html } = await browser.open(pathOf(verification))
      return html.match(/<noscript><meta http-equiv="refresh" content="([^"]*)"><\/noscript>/)?.[1]
    }
    expect(await refresh()).toBe(`5; url=${pathOf(verification)}?auto=reload`)
    console.verifications.happen(verification, 'verified', { state: 'verified' })
    expect(await refresh()).toBeUndefined()
  })

  it('texts a new code', async () => {
    const verification = console.verifications.add()
    const page = await browser.submit(
      await browser.open(pathOf(verification)),
      'form[action$="/new-code"]',
    )
    expect(page.path).toBe(pathOf(verification))
    expect(textOf(page)).toMatch(/New codes left 1/)
  })

  it('offers no new code when none is left', async () => {
    const page = await browser.open(pathOf(console.verifications.add({ codesLeft: 0 })))
    expect(page.body.querySelector('form[action$="/new-code"]')).toBeNull()
    expect(page.body.querySelector('form[action$="/cancel"]')).not.toBeNull()
  })

  it.each([
    ['staff', 'A member of staff cancelled it.'],
    ['stop-safely', 'It was stopped safely.'],
  ])('is cancelled by the button “%s”', async (reason, words) => {
    const verification = console.verifications.add()
    const open = await browser.open(pathOf(verification))
    const button = open.body.querySelector(`button[name=reason][value=${reason}]`)
    expect(button).not.toBeNull()
    const page = await browser.submit(open, 'form[action$="/cancel"]', { reason })
    expect(page.body.querySelector('[data-state]')?.getAttribute('data-state')).toBe('cancelled')
    expect(textOf(page)).toContain(words)
    expect(page.body.querySelector('form[action$="/cancel"]')).toBeNull()
  })

  it('is not cancelled without one of the two reasons', async () => {
    const verification = console.verifications.add()
    const open = await browser.open(pathOf(verification))
    const page = await browser.submit(open, 'form[action$="/cancel"]', { reason: 'verified' })
    expect(page.status).toBe(404)
    expect(verification.state).toBe('awaiting-reply')
  })
})

function pathOf({ caseId, verificationId }: { caseId: string; verificationId: string }): string {
  return `/cases/${caseId}/verifications/${verificationId}`
}
