import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Browser, headingOf, type Page, textOf, titleOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole, type TestConsole } from '../../../tests/database.ts'
import { walk } from '../../../tests/walk.ts'

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

  it.each([
    ['stop-safely', true],
    ['staff', false],
  ])('after “%s” asks to speak to a manager first: %s', async (reason, isStopped) => {
    const party = console.parties.add()
    console.verifications.add({ state: 'cancelled', reason })
    const page = await walk(browser, party).party()
    expect(textOf(page).includes('Stopped safely. Speak to a manager')).toBe(isStopped)
    const button = page.body.querySelector('form[action$="/identity-checks"] button')
    expect(button?.classList.contains('govuk-button--secondary')).toBe(isStopped)
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
