import { generate } from 'otplib'
import { clients, redirectUri, staff, type TestService } from './service.ts'

/** A page as a person's browser has it after following what leads there. */
export interface Visit {
  readonly url: string
  readonly status: number
  readonly headers: Headers
  readonly html: string
}

/** A browser without scripts: it keeps cookies, follows redirects within the service and submits forms. */
export function openBrowser(service: TestService) {
  const cookies = new Map<string, { value: string; path: string }>()

  async function visit(url: string, init: RequestInit = {}): Promise<Visit> {
    const { pathname } = new URL(url)
    const sent = [...cookies].filter(([, { path }]) => pathname.startsWith(path))
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: {
        ...init.headers,
        cookie: sent.map(([name, { value }]) => `${name}=${value}`).join('; '),
      },
    })
    for (const line of response.headers.getSetCookie()) keep(line)
    const location = response.headers.get('location')
    if (!location) {
      return {
        url,
        status: response.status,
        headers: response.headers,
        html: await response.text(),
      }
    }
    const next = new URL(location, url).href
    if (next.startsWith(service.url)) return visit(next, { headers: init.headers ?? {} })
    return { url: next, status: response.status, headers: response.headers, html: '' }
  }

  function keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ')
    const name = pair.slice(0, pair.indexOf('='))
    const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/'
    const isGone = attributes.some((attribute) => /^expires=Thu, 01 Jan 1970/i.test(attribute))
    if (isGone) cookies.delete(name)
    else cookies.set(name, { value: pair.slice(name.length + 1), path })
  }

  function submit(page: Visit, fields: Record<string, string>, headers = {}): Promise<Visit> {
    const action = /<form method="post" action="([^"]+)"/.exec(page.html)?.[1]
    if (!action) throw new Error(`No form on ${page.url}: ${page.html.slice(0, 300)}`)
    return visit(new URL(action, page.url).href, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers,
    })
  }

  return { cookies, visit, submit }
}

export type Browser = ReturnType<typeof openBrowser>

/** The code that the authenticator app shows now. */
export function codeNow({ clock }: TestService): Promise<string> {
  return generate({ secret: staff.totpSecret, epoch: Math.floor(clock.now().getTime() / 1000) })
}

/** A client's request for a sign-in. */
export function authorizationUrl(service: TestService, more: Record<string, string> = {}): string {
  const parameters = new URLSearchParams({
    client_id: 'console',
    response_type: 'code',
    scope: 'openid party:read',
    redirect_uri: redirectUri,
    state: 'state',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    ...more,
  })
  return `${service.url}/auth?${parameters}`
}

/** The verifier of the challenge above (RFC 7636 appendix B). */
const codeVerifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'

/** Tries to sign in with what is given instead of what is right. */
export async function trySignIn(
  service: TestService,
  browser: Browser,
  given: { username?: string; password?: string; code?: string } = {},
): Promise<Visit> {
  const form = await browser.visit(authorizationUrl(service))
  const codeForm = await browser.submit(form, {
    username: given.username ?? staff.username,
    password: given.password ?? staff.password,
  })
  if (!codeForm.html.includes('name="code"')) return codeForm
  return browser.submit(codeForm, { code: given.code ?? (await codeNow(service)) })
}

/** Signs in for the console, with the next code; `more` changes the request. */
export async function signIn(
  service: TestService,
  browser: Browser,
  more: Record<string, string> = {},
  { username, password }: { username: string; password: string } = staff,
): Promise<URLSearchParams> {
  service.clock.advance({ seconds: 30 })
  const form = await browser.visit(authorizationUrl(service, more))
  const codeForm = await browser.submit(form, { username, password })
  const done = await browser.submit(codeForm, { code: await codeNow(service) })
  if (!done.url.startsWith(redirectUri)) throw new Error(`Not signed in: ${done.html}`)
  return new URL(done.url).searchParams
}

/** What the token endpoint answers to the console. */
export interface TokenAnswer {
  readonly status: number
  readonly body: {
    readonly access_token: string
    readonly refresh_token: string
    readonly id_token: string
    readonly scope: string
    readonly expires_in: number
    readonly error?: string
  }
}

/** Asks the token endpoint as a client. */
export async function requestToken(
  service: TestService,
  client: { clientId: string; secret: string },
  parameters: Record<string, string>,
): Promise<TokenAnswer> {
  const credentials = Buffer.from(`${client.clientId}:${client.secret}`).toString('base64')
  const response = await fetch(`${service.url}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams(parameters),
  })
  return { status: response.status, body: (await response.json()) as TokenAnswer['body'] }
}

/** Exchanges the code of a sign-in. */
export function exchangeCode(service: TestService, code: string | null): Promise<TokenAnswer> {
  return requestToken(service, clients.console, {
    grant_type: 'authorization_code',
    code: code ?? '',
    redirect_uri: redirectUri,
    code_verifier: codeVerifier,
  })
}

/** Refreshes the tokens of a sign-in. */
export function refresh(service: TestService, refreshToken: string): Promise<TokenAnswer> {
  return requestToken(service, clients.console, {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
  })
}
