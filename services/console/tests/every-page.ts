import { readParty } from '@gwirio/contracts'
import { type Browser, openBrowser, type Page } from './browser.ts'
import { type Console, signIn } from './console.ts'
import { visitCall, visitParty, visitVerification } from './every-call-page.ts'
import { visitManaging } from './every-managing-page.ts'
import { visitOutgoing } from './every-outgoing-page.ts'
import { visitApprovals, visitCase, visitWork } from './every-shell-page.ts'
import { hostile } from './hostile.ts'
import { walk } from './walk.ts'

/** Every page that the console has, each as somebody meets it; its name says which. */
export async function visitEveryPage(
  console: Console,
  language: 'cy' | 'en',
): Promise<{ browser: Browser; pages: Map<string, Page> }> {
  const browser = await signIn(console, language)
  const pages = new Map([['work', browser.home]])
  await visitFind(console, browser, pages)
  await visitParty(console, browser, pages)
  await visitCall(console, browser, pages)
  await visitVerification(console, browser, pages)
  await visitWork(console, browser, pages)
  await visitApprovals(console, browser, pages)
  await visitCase(console, browser, pages)
  await visitOutgoing(console, browser, pages)
  await visitManaging(console, browser, pages)
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
  pages.set('find', await browser.open('/find'))
  pages.set('find: too short', await find('x'))
  pages.set('find: nobody', await find('nobody-has-this-name'))
  console.parties.add({ name: hostile.name, language: 'both' })
  pages.set('found', await find('Llywarch'))
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
