import { type PageError, type PageLanguage, readPageLanguage } from '@gwirio/pages'
import type { Request, Response } from 'express'
import { errors, type Provider } from 'oidc-provider'
import type { Context } from '../context.ts'
import { relyingPartyOf } from '../credentials/relying-party.ts'
import { chooseLanguage, type Page, type Pages, wordsOf } from '../pages/pages.ts'
import { readCookie } from './cookies.ts'

/** What the routes of a sign-in share. */
export interface SignInSurroundings {
  readonly context: Context
  readonly provider: Provider
  readonly pages: Pages
}

/** A sign-in under way. */
export type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>

/** What became of the password: kept with the interaction until the code is there, so that neither is told apart. */
export interface Verdict {
  readonly username: string
  /** null: no such account, or another password. */
  readonly staffId: string | null
  readonly at: number
}

const verdictSeconds = 5 * 60

/** Finds the sign-in that this browser began, or null when it is over or another's. */
export async function findInteraction(
  { provider }: SignInSurroundings,
  request: Request,
  response: Response,
): Promise<Interaction | null> {
  try {
    const interaction = await provider.interactionDetails(request, response)
    return interaction.uid === request.params['uid'] ? interaction : null
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return null
    throw error
  }
}

/** Reads what became of the password, while it is fresh. */
export function readVerdict(interaction: Interaction, now: Date): Verdict | null {
  const verdict = interaction.result?.['verdict'] as Verdict | undefined
  return verdict && now.getTime() / 1000 < verdict.at + verdictSeconds ? verdict : null
}

/** What stands above a form that has to be filled in again. */
export interface FormProblem {
  readonly status: number
  readonly errors: readonly PageError[]
  readonly retryAfterSeconds?: number
}

/** Shows the form for the password or for the code. */
export function showForm(
  surroundings: SignInSurroundings,
  request: Request,
  response: Response,
  form: {
    interaction: Interaction
    template: 'password' | 'code'
    problem?: FormProblem
    username?: string
  },
): void {
  const { interaction, template, problem } = form
  const path = `/interaction/${interaction.uid}`
  const language = languageOf(request, interaction)
  const { enterCode, signIn } = wordsOf(language)
  if (problem) response.status(problem.status)
  if (problem?.retryAfterSeconds) response.setHeader('Retry-After', problem.retryAfterSeconds)
  send(surroundings, response, {
    template,
    language,
    switchAt: path,
    title: template === 'code' ? enterCode : signIn,
    clientAddresses: [interaction.params['redirect_uri']],
    errors: problem?.errors ?? [],
    details: {
      action: `${path}/${template}`,
      againAction: `${path}/again`,
      username: form.username,
      ...passkeyDetails(surroundings, path),
    },
  })
}

function passkeyDetails({ context }: SignInSurroundings, path: string) {
  if (!relyingPartyOf(context.config.issuer)) return {}
  return { passkey: { action: `${path}/passkey`, options: `${path}/passkey-options` } }
}

/** Says that there is no such sign-in any more. */
export function showExpired(
  surroundings: SignInSurroundings,
  request: Request,
  response: Response,
): void {
  const language = languageOf(request, null)
  const { expired, expiredAdvice: advice } = wordsOf(language)
  response.status(400)
  showMessage(surroundings, response, { language, title: expired, details: { advice } })
}

/** Says that a form did not come from here. */
export function showForbidden(
  surroundings: SignInSurroundings,
  request: Request,
  response: Response,
): void {
  const language = languageOf(request, null)
  const { failed, failedAdvice: advice } = wordsOf(language)
  const details = { advice, code: 'cross_site_request' }
  response.status(403)
  showMessage(surroundings, response, { language, title: failed, details })
}

function showMessage(
  surroundings: SignInSurroundings,
  response: Response,
  page: Pick<Page, 'language' | 'title' | 'details'>,
): void {
  send(surroundings, response, { ...page, template: 'message', clientAddresses: [] })
}

const languageCookie = 'sign_in_language'

/** Remembers for this sign-in, or for what else lies below the path, what was chosen with the switch. */
export function keepLanguage(
  { context }: SignInSurroundings,
  request: Request,
  response: Response,
  path = `/interaction/${String(request.params['uid'])}`,
): void {
  const language = readPageLanguage(request.query['lang'])
  if (!language) return
  response.cookie(languageCookie, language, {
    path,
    httpOnly: true,
    sameSite: 'lax',
    secure: context.config.issuer.startsWith('https:'),
  })
}

export function languageOf(request: Request, interaction: Interaction | null): PageLanguage {
  return chooseLanguage({
    chosen: request.query['lang'] ?? readCookie(request, languageCookie),
    uiLocales: interaction?.params['ui_locales'],
    acceptLanguage: request.get('accept-language'),
  })
}

/** Sends a page with its headers. */
export function send({ pages }: SignInSurroundings, response: Response, page: Page): void {
  const { html, headers } = pages.render(page)
  response.set(headers).type('html').send(html)
}
