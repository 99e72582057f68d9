import type { PartyView } from '@gwirio/contracts'
import type { Browser, Page } from './browser.ts'
import type { Console } from './console.ts'
import { kinds } from './identity-check-world.ts'

/** The pages of one call, as staff walk through them. */
export function walk(browser: Browser, { caseId, partyId }: PartyView) {
  const path = `/cases/${caseId}/parties/${partyId}`
  const answers = (answer: string) => Object.fromEntries(kinds.map((kind) => [kind, answer]))
  return {
    path,
    party: () => browser.open(path),
    async startCall(): Promise<Page> {
      return browser.submit(await browser.open(path), 'form[action$="/identity-checks"]')
    },
    answer: (call: Page, answer = 'right'): Promise<Page> =>
      browser.submit(call, 'main form', answers(answer)),
    giveAddress: (form: Page, values: Record<string, string> = {}): Promise<Page> =>
      browser.submit(form, 'main form', { ...goodAddress, ...values }),
  }
}

export const goodAddress = {
  phoneIsPrivate: 'yes',
  mailboxIsPrivate: 'yes',
  address: "o'brien&co+llys@post.example",
  addressAgain: "o'brien&co+llys@post.example",
}

/** A browser of staff that is at the form for the address. */
export async function walkToAddress(console: Console, browser: Browser) {
  const party = console.parties.add()
  const steps = walk(browser, party)
  return { party, steps, form: await steps.answer(await steps.startCall()) }
}
