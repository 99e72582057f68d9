import { setTimeout as wait } from 'node:timers/promises'
import { generate } from 'otplib'
import type { LocalFile } from '../local-file.ts'
import { answerOf, type MadeUpParty } from '../made-up-world.ts'
import { createVisitor, type Page, titleOf } from './visitor.ts'

const codeSeconds = 30
const findForm = 'form[action="/find"]'
const endForm = 'form[action$="/call/end"]'

/** Business support at the console: what they press and type, page by page. */
export function createStaff({ addresses, staff }: LocalFile) {
  const visitor = createVisitor()
  const home = `${addresses['console']}/`

  async function trySignIn(): Promise<Page> {
    const start = await visitor.open(home)
    const password = await visitor.submit(start, 'main form', {
      username: staff.username,
      password: staff.password,
    })
    const code = await generate({ secret: staff.totpSecret })
    return visitor.submit(password, 'main form', { code })
  }

  /** Sends a form of the call, which then goes on at the step `next`. */
  async function press(
    call: Page,
    form: string,
    next: string,
    values: Readonly<Record<string, string>> = {},
  ): Promise<Page> {
    const page = await visitor.submit(call, `form[action$="/call/${form}"]`, values)
    expectForm(page, `[data-step="${next}"]`)
    return page
  }

  return {
    /** Waits for the next one-time code when somebody else has just used this one: each is taken once (RFC 6238 §5.2). */
    async signIn(): Promise<void> {
      if (isSignedIn(await trySignIn())) return
      await wait(codeSeconds * 1000 - (Date.now() % (codeSeconds * 1000)) + 500)
      expectForm(await trySignIn(), findForm)
    },

    async findParty(party: MadeUpParty): Promise<Page> {
      const found = await visitor.submit(await visitor.open(home), 'form[action="/find"]', {
        text: party['case_reference'] ?? '',
      })
      const link = found.body
        .querySelectorAll('a[href*="/parties/"]')
        .find((anchor) => anchor.text.trim() === party['name'])
      if (!link) throw new Error('The party was not found')
      return visitor.open(new URL(link.getAttribute('href') ?? '', found.url).href)
    },

    /** Phones the party: the questions are chosen. */
    async startCall(party: Page): Promise<Page> {
      const call = `${party.url}/call`
      const found = await visitor.open(call)
      // A walk that was interrupted left its call open
      const isLeft = found.body.querySelector(endForm) !== null
      if (isLeft) await visitor.submit(found, endForm, {})
      const start = isLeft ? await visitor.open(call) : found
      return press(start, 'begin', 'questions', { language: 'en' })
    },

    answerQuestions(call: Page, party: MadeUpParty): Promise<Page> {
      const kinds = call.body
        .querySelectorAll('main form input.govuk-input[name]')
        .map((input) => input.getAttribute('name') ?? '')
      const answers = Object.fromEntries(kinds.map((kind) => [kind, answerOf(party, kind)]))
      return press(call, 'answers', 'safe-contact', answers)
    },

    giveSafeContact: (call: Page): Promise<Page> =>
      press(call, 'safe-contact', 'address', {
        phoneIsPrivate: 'yes',
        mailboxIsPrivate: 'yes',
        safeToText: 'any-time',
      }),

    giveAddress: (call: Page, address: string): Promise<Page> =>
      press(call, 'address', 'read-back', { address, addressAgain: address }),

    confirmAddress: (call: Page): Promise<Page> => press(call, 'read-back', 'send'),

    /** @returns the page of the verification */
    async send(call: Page): Promise<Page> {
      const watch = await visitor.submit(call, 'form[action$="/call/send"]', {})
      expectForm(watch, '[data-state]')
      return watch
    },

    async endCall(watch: Page): Promise<void> {
      await visitor.submit(await visitor.open(watch.url), endForm, {})
    },

    /** The state that the page of the verification shows now. */
    async watch(page: Page): Promise<string | undefined> {
      const now = await visitor.open(page.url)
      return now.body.querySelector('[data-state]')?.getAttribute('data-state')
    },
  }
}

function isSignedIn(page: Page): boolean {
  return page.body.querySelector(findForm) !== null
}

function expectForm(page: Page, selector: string): void {
  if (page.body.querySelector(selector)) return
  throw new Error(`Instead of ${selector} came the page “${titleOf(page)}” (${page.status})`)
}
