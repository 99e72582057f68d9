import type { Page, Route } from 'playwright-core'

/** A page as it was fetched, after whatever led there. */
export interface FetchedPage {
  readonly url: string
  readonly status: number
  readonly headers: Headers
  readonly html: string
}

/** Nothing that a page does later, by itself, happens: it is looked at as it came. */
const withoutLater = `{
  const soon = window.setTimeout
  window.setTimeout = (work, milliseconds = 0, ...more) =>
    milliseconds < 1000 ? soon(work, milliseconds, ...more) : 0
  window.setInterval = () => 0
}`

const prepared = new WeakSet<Page>()

/**
 * Shows a page in the browser as it was fetched, under its own headers; its styles, scripts and pictures come from its
 * server, and it reaches nothing else.
 *
 * @param load fetches what only the signed-in person may have
 */
export async function drawPage(
  browser: Page,
  fetched: FetchedPage,
  load: (path: string) => Promise<Response>,
): Promise<void> {
  await browser.unrouteAll()
  await browser.route('**/*', (route) => answer(route, fetched, load))
  if (!prepared.has(browser)) await browser.addInitScript(withoutLater)
  prepared.add(browser)
  await browser.goto(fetched.url)
  await settle(browser)
}

/** Waits until all is drawn that the page has now, pictures further down too; also after the window changed its size. */
export async function settle(browser: Page): Promise<void> {
  await browser.evaluate(settled)
}

const settled = `(async () => {
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  await drawn()
  for (const image of document.images) image.loading = 'eager'
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)))
  await document.fonts.ready
  await drawn()
})()`

async function answer(
  route: Route,
  { url, status, headers, html }: FetchedPage,
  load: (path: string) => Promise<Response>,
): Promise<void> {
  const request = route.request()
  const { origin, pathname, search } = new URL(request.url())
  if (request.isNavigationRequest())
    return route.fulfill({ status, headers: headersOf(headers), body: html })
  if (origin !== new URL(url).origin) return route.abort()
  if (pathname.startsWith('/assets/')) return route.continue()
  if (request.resourceType() !== 'image') return route.abort()
  const picture = await load(pathname + search)
  const body = Buffer.from(await picture.arrayBuffer())
  return route.fulfill({ status: picture.status, headers: headersOf(picture.headers), body })
}

/** Those that say how to show it. */
function headersOf(headers: Headers): Record<string, string> {
  const wanted = ['content-type', 'content-language', 'content-security-policy']
  return Object.fromEntries(wanted.map((name) => [name, headers.get(name) ?? '']))
}
