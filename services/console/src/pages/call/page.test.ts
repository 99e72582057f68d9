import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, errorsOf, headingOf, type Page, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole, type TestConsole } from '../../../tests/database.ts'
import { kinds } from '../../../tests/identity-check-world.ts'
import { walk } from '../../../tests/walk.ts'

let console: TestConsole
let browser: Browser & { home: Page }
beforeAll(async () => {
  console = await startTestConsole()
  browser = await signIn(console)
})
afterAll(() => console[Symbol.asyncDispose]())

type Answer = { questionId: string; answer: string }

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
