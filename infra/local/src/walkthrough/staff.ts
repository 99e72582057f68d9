import { generate } from 'otplib'
import type { LocalFile } from '../local-file.ts'
import { answerOf, type MadeUpParty } from '../made-up-world.ts'
import { createVisitor, type Page, titleOf } from './visitor.ts'

/** Business support at the console: what they press and type, page by page. */
export function createStaff({ addresses, staff }: LocalFile) {
  const visitor = createVisitor()
  const home = `${addresses['console']}/`

  return {
    async signIn(): Promise<void> {
      const start = await visitor.open(home)
      const password = await visitor.submit(start, 'main form', {
        username: staff.username,
        password: staff.password,
      })
      const code = await generate({ secret: staff.totpSecret })
      const signedIn = await visitor.submit(password, 'main form', { code })
      expectForm(signedIn, 'form[action="/find"]')
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

    startCall: (party: Page): Promise<Page> =>
      visitor.submit(party, 'form[action$="/identity-checks"]', {}),

    async answerQuestions(call: Page, party: MadeUpParty): Promise<Page> {
      const kinds = call.body
        .querySelectorAll('main form input.govuk-input[name]')
        .map((input) => input.getAttribute('name') ?? '')
      const answers = Object.fromEntries(kinds.map((kind) => [kind, answerOf(party, kind)]))
      const next = await visitor.submit(call, 'main form', answers)
      expectForm(next, 'input[name=addressAgain]')
      return next
    },

    async giveAddress(form: Page, address: string): Promise<Page> {
      const watch = await visitor.submit(form, 'main form', {
        phoneIsPrivate: 'yes',
        mailboxIsPrivate: 'yes',
        address,
        addressAgain: address,
      })
      expectForm(watch, '[data-state]')
      return watch
    },

    /** The state that the page of the verification shows now. */
    async watch(page: Page): Promise<string | undefined> {
      const now = await visitor.open(page.url)
      return now.body.querySelector('[data-state]')?.getAttribute('data-state')
    },
  }
}

function expectForm(page: Page, selector: string): void {
  if (page.body.querySelector(selector)) return
  throw new Error(`Instead of ${selector} came the page “${titleOf(page)}” (${page.status})`)
}
