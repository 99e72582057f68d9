import { type HTMLElement, parse } from 'node-html-parser'
import { CookieJar } from 'tough-cookie'

/** A page as a browser without scripts has it. */
export interface Page {
  readonly url: string
  readonly path: string
  readonly status: number
  readonly headers: Headers
  readonly html: string
  readonly body: HTMLElement
  /** Every address that the browser was sent through, the first one included. */
  readonly through: readonly string[]
}

/** A browser without scripts: cookies, redirects, links and forms. */
export function openBrowser(home: string, headers: Record<string, string> = {}) {
  const jar = new CookieJar()

  async function fetchOnce(url: string, init: RequestInit = {}): Promise<Response> {
    const sent = new Headers({ ...headers, ...(init.headers as Record<string, string>) })
    sent.set('cookie', await jar.getCookieString(url))
    const response = await fetch(url, { ...init, headers: sent, redirect: 'manual' })
    for (const cookie of response.headers.getSetCookie())
      await jar.setCookie(cookie, url, { ignoreError: true })
    return response
  }

  async function open(address: string, init: RequestInit = {}): Promise<Page> {
    const through = [new URL(address, home).href]
    let request = init
    for (;;) {
      const url = through.at(-1) ?? home
      const response = await fetchOnce(url, request)
      const location = response.headers.get('location')
      if (!location || through.length > 12) {
        const html = await response.text()
        const { status } = response
        const path = new URL(url).pathname
        return { url, path, status, headers: response.headers, html, body: parse(html), through }
      }
      await response.body?.cancel()
      through.push(new URL(location, url).href)
      request = {}
    }
  }

  return {
    jar,
    open,
    /** One request, redirects not followed. */
    fetch: (path: string, init?: RequestInit) => fetchOnce(new URL(path, home).href, init),
    /** Sends the form of a page with its hidden fields. */
    submit(page: Page, selector: string, values: Record<string, string> = {}): Promise<Page> {
      const form = page.body.querySelector(selector)
      if (!form) throw new Error(`No form ${selector} on ${page.path}: ${textOf(page)}`)
      const hidden = form
        .querySelectorAll('input[type=hidden]')
        .map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? ''])
      return open(new URL(form.getAttribute('action') || page.url, page.url).href, {
        method: 'POST',
        body: new URLSearchParams({ ...Object.fromEntries(hidden), ...values }),
      })
    },
    /** Sends the form of a page as a browser does that has files in it; each file by its name. */
    submitFiles(
      page: Page,
      selector: string,
      files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>,
    ): Promise<Page> {
      const form = page.body.querySelector(selector)
      if (!form) throw new Error(`No form ${selector} on ${page.path}: ${textOf(page)}`)
      const body = new FormData()
      for (const input of form.querySelectorAll('input[type=hidden]'))
        body.append(input.getAttribute('name') ?? '', input.getAttribute('value') ?? '')
      const field = form.querySelector('input[type=file]')?.getAttribute('name') ?? ''
      for (const [name, content] of Object.entries(files))
        body.append(field, new Blob([content]), name)
      const action = new URL(form.getAttribute('action') || page.url, page.url).href
      return open(action, { method: 'POST', body })
    },
    /** The cookie of the console as the browser would send it. */
    async cookie(): Promise<string> {
      return (await jar.getCookies(home)).map(({ key, value }) => `${key}=${value}`).join('; ')
    },
  }
}

export type Browser = ReturnType<typeof openBrowser>

/** What a reader sees in the page's main part. */
export function textOf(page: Page): string {
  const main = page.body.querySelector('main')
  return (main?.structuredText ?? page.html).replaceAll(/\s+/g, ' ')
}

export function headingOf(page: Page): string | undefined {
  return page.body.querySelector('h1')?.text.trim()
}

export function titleOf(page: Page): string | undefined {
  return page.body.querySelector('title')?.text
}

/** The lines of the error summary. */
export function errorsOf(page: Page): string[] {
  return page.body.querySelectorAll('.govuk-error-summary__list li').map((item) => item.text.trim())
}
