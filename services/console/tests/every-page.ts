import { readParty, requestNewCode } from '@gwirio/contracts'
import { type Browser, openBrowser, type Page } from './browser.ts'
import { type Console, signIn } from './console.ts'
import { walk } from './walk.ts'

/** What must never stand in a title or an address, nor run: each is on file for the party of these pages. */
export const hostile = {
  text: `<script>alert(1)</script><img src="https://tracker.example/x.gif"> <a href="https://evil.example">x</a>`,
  name: `<script>alert(1)</script>"'&Llywarch`,
  address: `"><img/src=x/onerror=alert(1)>&llywarch@post.example`,
  caseReference: 'GW26P00123',
}

/** Every page that the console has, each as somebody meets it; its name says which. */
export async function visitEveryPage(
  console: Console,
  language: 'cy' | 'en',
): Promise<{ browser: Browser; pages: Map<string, Page> }> {
  const browser = await signIn(console, language)
  const pages = new Map([['find', browser.home]])
  await visitFind(console, browser, pages)
  await visitCall(console, browser, pages)
  await visitVerification(console, browser, pages)
  await visitFailures(console, browser, pages)
  const leaving = await signIn(console, language)
  pages.set('signed out', await leaving.submit(leaving.home, 'form[action="/sign-out"]'))
  return { browser, pages }
}

async function visitFind(
  console: Console,
  browser: Browser & { home: Page },
  pages: Map<string, Page>,
): Promise<void> {
  const find = (text: string) => browser.submit(browser.home, 'form[action="/find"]', { text })
  pages.set('find: too short', await find('x'))
  pages.set('find: nobody', await find('nobody-has-this-name'))
  const party = console.parties.add({ name: hostile.name, language: 'both' })
  pages.set('found', await find('Llywarch'))
  const steps = walk(browser, party)
  pages.set('party', await steps.party())
  console.verifications.add({ ...idsOf(party), state: 'verified', address: hostile.address })
  pages.set('party: verified', await steps.party())
  Object.assign(party, { locked: true })
  pages.set('party: locked', await steps.party())
  Object.assign(party, { locked: false, mobileProblem: 'foreign' })
  pages.set('party: no text', await steps.party())
}

async function visitCall(
  console: Console,
  browser: Browser,
  pages: Map<string, Page>,
): Promise<void> {
  const steps = walk(browser, console.parties.add({ name: hostile.name, language: 'both' }))
  const call = await steps.startCall()
  pages.set('call', call)
  pages.set('call: nothing typed', await browser.submit(call, 'main form'))
  pages.set('call: not passed', await steps.answer(call, 'wrong'))
  console.parties.lockedAfterThis = true
  pages.set('call: locked', await steps.answer(await steps.startCall(), 'wrong'))
  console.parties.lockedAfterThis = false
  const lost = call.path.replace(/[^/]+$/, '019a0000-0000-7000-8000-000000000001')
  pages.set('call: lost', await browser.open(lost))
  const form = await steps.answer(await steps.startCall())
  pages.set('address', form)
  pages.set('address: nothing typed', await browser.submit(form, 'main form'))
  const typed = { address: hostile.address, addressAgain: hostile.address, phoneIsPrivate: '' }
  pages.set('address: something missing', await steps.giveAddress(form, typed))
  pages.set('verification', await steps.giveAddress(form, { ...typed, phoneIsPrivate: 'yes' }))
}

async function visitVerification(
  console: Console,
  browser: Browser,
  pages: Map<string, Page>,
): Promise<void> {
  const verification = console.verifications.add({ address: hostile.address })
  const path = `/cases/${verification.caseId}/verifications/${verification.verificationId}`
  const open = await browser.open(path)
  console.verifications.refuse(requestNewCode, 'code-too-soon')
  pages.set('verification: too soon', await browser.submit(open, 'form[action$="/new-code"]'))
  console.verifications.refuse(requestNewCode, null)
  const { replyId } = console.verifications.hold(verification, {
    from: [`<img src=x> <•••@other.example>`],
    subject: hostile.text,
    text: hostile.text,
    isCut: true,
    attachments: [{ name: '<script>.pdf', type: 'application/pdf', bytes: 4 }],
    verdictReasons: ['no-dkim-signature'],
    level: 'none',
  })
  pages.set('reply', await browser.open(`${path}/replies/${replyId}`))
  pages.set('verification: held', await browser.open(path))
  pages.set('verification: cancel?', await browser.open(`${path}/confirm-cancel`))
  const empty = console.verifications.hold(verification, { outcome: null, reason: null, text: '' })
  pages.set('reply: not read yet', await browser.open(`${path}/replies/${empty.replyId}`))
  const states = ['verified', 'suspended', 'failed', 'expired', 'cancelled', 'ended'] as const
  for (const state of states) {
    console.verifications.happen(verification, state, { state, level: 'strong' })
    pages.set(`verification: ${state}`, await browser.open(path))
    if (state !== 'verified') continue
    pages.set('verification: suspend?', await browser.open(`${path}/confirm-suspend`))
    pages.set('verification: end?', await browser.open(`${path}/confirm-end`))
  }
}

async function visitFailures(
  console: Console,
  browser: Browser & { home: Page },
  pages: Map<string, Page>,
): Promise<void> {
  pages.set('not found', await browser.open('/nothing-here'))
  const body = new URLSearchParams({ text: 'x' })
  pages.set('too old', await browser.open('/find', { method: 'POST', body }))
  const text = 'x'.repeat(20_000)
  pages.set('too large', await browser.submit(browser.home, 'form[action="/find"]', { text }))
  const { path } = walk(browser, console.parties.add())
  for (const [name, code] of [
    ['down', 'not-ready'],
    ['not allowed', 'scope-missing'],
    ['broken', 'internal-error'],
  ] as const) {
    console.parties.refuse(readParty, code)
    pages.set(name, await browser.open(path))
  }
  console.parties.refuse(readParty, null)
  const language = browser.home.headers.get('content-language') ?? ''
  const visitor = openBrowser(console.url, { 'accept-language': language })
  pages.set('sign-in failed', await visitor.open('/signed-in'))
  pages.set('ended', await visitor.open('/find', { method: 'POST', body }))
}

function idsOf({ caseId, partyId }: { caseId: string; partyId: string }) {
  return { caseId, partyId }
}
