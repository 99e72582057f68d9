import {
  answerIdentityCheck,
  cancelVerification,
  changeMobile,
  checkAddress,
  findParties,
  type Operation,
  type ProblemCode,
  readParty,
  readVerification,
  requestNewCode,
  requestStartApproval,
  startIdentityCheck,
  startVerification,
} from '@gwirio/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wordsIn } from '../src/words/index.ts'
import { type Browser, errorsOf, headingOf, openBrowser, type Page, textOf } from './browser.ts'
import { signIn, startConsole } from './console.ts'
import { startTestConsole, type TestConsole } from './database.ts'
import { goodAddress, walk, walkToAddress } from './walk.ts'

let console: TestConsole
const browsers = {} as Record<'cy' | 'en', Browser & { home: Page }>
beforeAll(async () => {
  console = await startTestConsole()
  browsers.cy = await signIn(console, 'cy')
  browsers.en = await signIn(console, 'en')
})
afterAll(() => console[Symbol.asyncDispose]())

const languages = ['cy', 'en'] as const

/** What a press on a button is answered with while the operation behind it refuses. */
async function refused(
  operation: Operation,
  code: ProblemCode,
  press: () => Promise<Page>,
): Promise<Page> {
  const world = worldOf(operation)
  world.refuse(operation, code)
  try {
    return await press()
  } finally {
    world.refuse(operation, null)
  }
}

function worldOf(operation: Operation) {
  const ofCalls: readonly Operation[] = [checkAddress, requestStartApproval, changeMobile]
  if (ofCalls.includes(operation)) return console.calls
  return operation.path.includes('/verifications') ? console.verifications : console.parties
}

function stepOf(page: Page): string | undefined {
  return page.body.querySelector('h1')?.getAttribute('data-step')
}

function rowsOf(operation: Operation): Array<[ProblemCode, 'cy' | 'en']> {
  return operation.refusals.flatMap((code) =>
    languages.map((language): [ProblemCode, 'cy' | 'en'] => [code, language]),
  )
}

function wordsFor(code: ProblemCode, language: 'cy' | 'en'): string | undefined {
  return (wordsIn(language).problems as Record<string, string>)[code]
}

describe('starting the call', () => {
  it.each(rowsOf(startIdentityCheck))(
    'refused with %s is explained in %s',
    async (code, language) => {
      const steps = walk(browsers[language], console.parties.add())
      const page = await refused(startIdentityCheck, code, () => steps.startCall())
      expect(page.status).toBe(400)
      expect(errorsOf(page)).toEqual([wordsFor(code, language)])
      expect(headingOf(page)).toBe(wordsIn(language).call.titles.person)
    },
  )
})

describe('checking the answers', () => {
  it.each(rowsOf(answerIdentityCheck))(
    'refused with %s is explained in %s, without an answer',
    async (code, language) => {
      const steps = walk(browsers[language], console.parties.add())
      const call = await steps.startCall()
      const page = await refused(answerIdentityCheck, code, () => steps.answer(call, 'NP20 9ZA'))
      expect(textOf(page)).toContain(wordsFor(code, language))
      expect(page.html).not.toContain('NP20')
      expect(page.body.querySelector('[name=postcode]') !== null).toBe(code === 'busy')
      if (code === 'busy') return
      const again = await steps.press('begin', {}, page)
      expect(again.body.querySelector('[name=postcode]')).not.toBeNull()
    },
  )
})

describe('checking the address', () => {
  it.each(rowsOf(checkAddress))(
    'refused with %s is explained in %s, with what was typed',
    async (code, language) => {
      const { form, steps } = await walkToAddress(console, browsers[language])
      const page = await refused(checkAddress, code, () => steps.giveAddress(form))
      expect([page.status, errorsOf(page)]).toEqual([400, [wordsFor(code, language)]])
      for (const field of ['address', 'addressAgain'] as const)
        expect(page.body.querySelector(`#${field}`)?.getAttribute('value')).toBe(goodAddress[field])
    },
  )
})

describe('asking a second person', () => {
  it.each(rowsOf(requestStartApproval))(
    'refused with %s leads on or is explained in %s',
    async (code, language) => {
      const { form, steps } = await walkToAddress(console, browsers[language])
      console.calls.approval = 'needed'
      const page = await steps.press('read-back', {}, await steps.giveAddress(form))
      console.calls.calm()
      const answer = await refused(requestStartApproval, code, () =>
        steps.press('approval', { note: 'Spelled it twice' }, page),
      )
      const step = {
        'approval-not-needed': 'send',
        'address-not-usable': 'collision',
        'mobile-not-usable': 'collision',
      }
      const next = (step as Record<string, string>)[code]
      if (next) expect(stepOf(answer)).toBe(next)
      else expect(errorsOf(answer)).toEqual([wordsFor(code, language)])
    },
  )
})

describe('starting the verification', () => {
  /** What has a step of its own. */
  const steps: Partial<Record<ProblemCode, string>> = {
    'phone-not-safe': 'post',
    'mailbox-not-safe': 'post',
    'address-not-usable': 'collision',
    'mobile-not-usable': 'collision',
    'approval-needed': 'approval',
  }
  it.each(rowsOf(startVerification))(
    'refused with %s leads on or is explained in %s',
    async (code, language) => {
      const walked = await walkToAddress(console, browsers[language])
      const readBack = await walked.steps.giveAddress(walked.form)
      const send = await walked.steps.press('read-back', {}, readBack)
      const page = await refused(startVerification, code, () =>
        walked.steps.press('send', {}, send),
      )
      expect(stepOf(page)).toBe(steps[code] ?? 'send')
      if (steps[code]) return
      expect([page.status, errorsOf(page)]).toEqual([400, [wordsFor(code, language)]])
      expect(textOf(page)).toContain("o'brien&co")
      const link = page.body.querySelector('.govuk-error-summary a')?.getAttribute('href')
      if (link) expect(page.body.querySelector(link)).not.toBeNull()
    },
  )
})

describe('changing the mobile', () => {
  it.each(rowsOf(changeMobile).filter(([code]) => code !== 'party-not-found'))(
    'refused with %s is explained in %s, at its field and with what was typed',
    async (code, language) => {
      const browser = browsers[language]
      const { path } = walk(browser, console.parties.add())
      const form = await browser.open(`${path}/mobile`)
      const typed = { mobile: '07700 900123', mobileAgain: '07700 900123', note: 'By letter' }
      const page = await refused(changeMobile, code, () => browser.submit(form, 'main form', typed))
      expect([page.status, errorsOf(page)]).toEqual([400, [wordsFor(code, language)]])
      expect(page.body.querySelector('#mobile')?.getAttribute('value')).toBe(typed.mobile)
      const link = page.body.querySelector('.govuk-error-summary a')?.getAttribute('href') ?? ''
      expect(page.body.querySelector(link)).not.toBeNull()
    },
  )
})

describe('a button of the verification', () => {
  it.each([
    ...rowsOf(requestNewCode).map((row) => ['/new-code', requestNewCode, ...row] as const),
    ...rowsOf(cancelVerification).map((row) => ['/cancel', cancelVerification, ...row] as const),
  ])('%s refused is explained in its language', async (action, operation, code, language) => {
    const browser = browsers[language]
    const verification = console.verifications.add()
    const path = `/cases/${verification.caseId}/verifications/${verification.verificationId}`
    const open = await browser.open(path)
    const page = await refused(operation, code, () =>
      browser.submit(open, `form[action$="${action}"]`, { reason: 'staff' }),
    )
    expect(page.status).toBe(409)
    expect(errorsOf(page)).toEqual([wordsFor(code, language)])
    expect(page.body.querySelector('[data-state]')).not.toBeNull()
  })
})

describe('a service that is down', () => {
  it('loses no word of a search', async () => {
    const browser = browsers.en
    const page = await refused(findParties, 'not-ready', () =>
      browser.submit(browser.home, 'form[action="/find"]', { text: 'Llywelyn' }),
    )
    expect(page.status).toBe(503)
    expect(errorsOf(page)).toEqual([wordsFor('not-ready', 'en')])
    expect(page.body.querySelector('#text')?.getAttribute('value')).toBe('Llywelyn')
  })

  it.each(languages)('loses no letter of an address, in %s', async (language) => {
    const { form, steps } = await walkToAddress(console, browsers[language])
    const page = await refused(checkAddress, 'not-ready', () => steps.giveAddress(form))
    expect(page.body.querySelector('#address')?.getAttribute('value')).toContain("o'brien")
  })

  it.each([
    ['readParty', readParty, 'en', 'Part of Gwirio is not available'],
    ['readParty', readParty, 'cy', 'Nid yw rhan o Gwirio ar gael'],
    ['readVerification', readVerification, 'en', 'Part of Gwirio is not available'],
  ] as const)('at %s shows a page that says so (%#)', async (_, operation, language, heading) => {
    const verification = console.verifications.add()
    const path =
      operation === readParty
        ? walk(browsers[language], console.parties.add()).path
        : `/cases/${verification.caseId}/verifications/${verification.verificationId}`
    const page = await refused(operation, 'not-ready', () => browsers[language].open(path))
    expect([page.status, headingOf(page)]).toEqual([503, heading])
    expect(page.headers.get('retry-after')).toBe('60')
    expect(page.body.querySelector('main a')?.getAttribute('href')).toBe(path)
  })

  it('that cannot even be reached is the same', async () => {
    await using other = await startTestConsole({ IDENTITY_CHECK_URL: 'http://127.0.0.1:9' })
    const browser = await signIn(other)
    const page = await browser.submit(browser.home, 'form[action="/find"]', { text: 'Llywelyn' })
    expect(errorsOf(page)).toEqual([wordsFor('not-ready', 'en')])
    const party = await browser.open(walk(browser, other.parties.add()).path)
    expect([party.status, headingOf(party)]).toEqual([503, 'Part of Gwirio is not available'])
  })
})

describe('a database that is down', () => {
  it.each([
    ['en', 'Something went wrong'],
    ['cy', 'Aeth rhywbeth o’i le'],
  ])('shows a page that says so, in %s', async (language, heading) => {
    await using other = await startConsole({ databaseUrl: 'postgres://gwirio@127.0.0.1:9/none' })
    const page = await openBrowser(other.url, { 'accept-language': language }).open('/')
    expect([page.status, headingOf(page)]).toEqual([500, heading])
    expect((await fetch(`${other.url}/ready`)).status).toBe(503)
    expect((await fetch(`${other.url}/health`)).status).toBe(200)
  })
})

describe('a service that says no to the person', () => {
  it.each([
    ['scope-missing', 403, 'You cannot do this'],
    ['internal-error', 500, 'Something went wrong'],
  ] as const)('with %s shows a page that says so', async (code, status, heading) => {
    const { path } = walk(browsers.en, console.parties.add())
    const page = await refused(readParty, code, () => browsers.en.open(path))
    expect([page.status, headingOf(page)]).toEqual([status, heading])
  })

  it('because of the token leads to the sign-in and back, not round in circles', async () => {
    const browser = await signIn(console)
    const { path } = walk(browser, console.parties.add())
    const { authorizations } = console.provider.counts
    const page = await refused(readParty, 'token-invalid', () => browser.open(path))
    expect(headingOf(page)).toBe('You were signed out')
    expect(console.provider.counts.authorizations - authorizations).toBeLessThan(2)
    expect((await browser.open('/sign-in')).path).toBe(path)
  })
})
