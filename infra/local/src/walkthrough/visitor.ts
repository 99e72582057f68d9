import { type HTMLElement, parse } from 'node-html-parser'
import { CookieJar } from 'tough-cookie'

/** A page as a person without JavaScript has it: where it is and what stands there. */
export interface Page {
  readonly url: string
  readonly status: number
  readonly body: HTMLElement
}

/** Somebody who follows links and sends forms, with cookies. */
export interface Visitor {
  open(url: string): Promise<Page>
  /**
   * Sends a form of the page, its hidden fields included.
   *
   * @param form which one: a CSS selector of the form
   */
  submit(page: Page, form: string, values: Readonly<Record<string, string>>): Promise<Page>
  /** What would be sent as `Cookie`. */
  cookies(url: string): Promise<string>
}

const mostRedirects = 10

/** Opens pages over HTTP as a browser would, forms and cookies included. */
export function createVisitor(): Visitor {
  const jar = new CookieJar()

  async function visit(start: string, init: RequestInit = {}): Promise<Page> {
    let url = start
    let request = init
    for (let hop = 0; hop <= mostRedirects; hop += 1) {
      const headers = new Headers(request.headers)
      headers.set('cookie', await jar.getCookieString(url))
      const response = await fetch(url, { ...request, headers, redirect: 'manual' })
      for (const cookie of response.headers.getSetCookie())
        await jar.setCookie(cookie, url, { ignoreError: true })
      const location = response.headers.get('location')
      if (!location) return { url, status: response.status, body: parse(await response.text()) }
      await response.body?.cancel()
      url = new URL(location, url).href
      request = {}
    }
    throw new Error(`More than ${mostRedirects} redirects`)
  }

  return {
    open: (url) => visit(url),
    cookies: (url) => jar.getCookieString(url),
    submit(page, selector, values) {
      const form = page.body.querySelector(selector)
      if (!form)
        throw new Error(
          `There is no form ${selector} on the page “${titleOf(page)}” (${page.status})`,
        )
      const fields = new URLSearchParams({ ...hiddenFields(form), ...values })
      const origin = new URL(page.url).origin
      return visit(new URL(form.getAttribute('action') || page.url, page.url).href, {
        method: 'POST',
        body: fields,
        headers: { origin, 'sec-fetch-site': 'same-origin' },
      })
    },
  }
}

/** The main heading, to say where one is. */
export function titleOf(page: Page): string {
  return page.body.querySelector('h1')?.text.trim() ?? 'without heading'
}

function hiddenFields(form: HTMLElement): Record<string, string> {
  return Object.fromEntries(
    form
      .querySelectorAll('input[type=hidden][name]')
      .map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']),
  )
}
