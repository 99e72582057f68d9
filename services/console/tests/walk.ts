import type { PartyView } from '@gwirio/contracts'
import type { Browser, Page } from './browser.ts'
import type { Console } from './console.ts'
import { kinds } from './identity-check-world.ts'

/** The steps of one call, as staff walk through them. */
export function walk(browser: Browser, { caseId, partyId }: { caseId: string; partyId: string }) {
  const path = `/cases/${caseId}/parties/${partyId}`
  const call = `${path}/call`
  const answers = (answer: string) => Object.fromEntries(kinds.map((kind) => [kind, answer]))
  const press = async (action: string, values: Record<string, string> = {}, page?: Page) =>
    browser.submit(page ?? (await browser.open(call)), `form[action$="/call/${action}"]`, values)
  return {
    path,
    call,
    press,
    party: () => browser.open(path),
    startCall: async (language = 'en'): Promise<Page> =>
      press('begin', { language }, await browser.open(`${call}?again=yes`)),
    answer: (page: Page, answer = 'right'): Promise<Page> =>
      press('answers', answers(answer), page),
    giveSafeContact: (page: Page, values: Record<string, string> = {}): Promise<Page> =>
      press('safe-contact', { ...safe, ...values }, page),
    giveAddress: (page: Page, values: Record<string, string> = {}): Promise<Page> =>
      press('address', { ...goodAddress, ...values }, page),
    /** From the phone that rings to the page of the verification. */
    async all(language = 'en'): Promise<Page> {
      const asked = await this.giveSafeContact(await this.answer(await this.startCall(language)))
      const readBack = await this.giveAddress(asked)
      return press('send', {}, await press('read-back', {}, readBack))
    },
  }
}

const safe = { phoneIsPrivate: 'yes', mailboxIsPrivate: 'yes', safeToText: 'any-time' }

export const goodAddress = {
  address: "o'brien&co+llys@post.example",
  addressAgain: "o'brien&co+llys@post.example",
}

/** A browser of staff that is at the form for the address. */
export async function walkToAddress(
  console: Console,
  browser: Browser,
  facts: Partial<PartyView> = {},
) {
  const party = console.parties.add(facts)
  const steps = walk(browser, party)
  const form = await steps.giveSafeContact(await steps.answer(await steps.startCall()))
  return { party, steps, form }
}
