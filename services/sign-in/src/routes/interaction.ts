import type { Request, Response } from 'express'
import { errors, type Provider } from 'oidc-provider'
import type { Context } from '../context.ts'
import { pagePolicy } from '../pages/headers.ts'
import { asLanguage, chooseLanguage } from '../pages/language.ts'
import type { Page, Pages } from '../pages/pages.ts'
import { type Words, words } from '../pages/words.ts'

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

export type Field = 'username' | 'password' | 'code'

/** What stands above a form that has to be filled in again. */
export interface FormProblem {
  readonly status: number
  readonly messages: ReadonlyArray<{ readonly text: string; readonly field?: Field }>
  readonly retryAfterSeconds?: number
}

/** Shows the form for the password or for the code. */
export function showForm(
  { pages }: SignInSurroundings,
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
  const { redirect_uri: client } = interaction.params
  const language = languageOf(request, interaction)
  if (problem) response.status(problem.status)
  if (problem?.retryAfterSeconds) response.setHeader('Retry-After', problem.retryAfterSeconds)
  response.setHeader('Content-Security-Policy', pagePolicy([client]))
  send(pages, response, {
    template,
    language,
    switchAt: `/interaction/${interaction.uid}`,
    title: template === 'code' ? 'enterCode' : 'signIn',
    details: {
      action: `/interaction/${interaction.uid}/${template}`,
      againAction: `/interaction/${interaction.uid}/again`,
      username: form.username,
      ...describeProblem(problem, words[language]),
    },
  })
}

/** Says that there is no such sign-in any more. */
export function showExpired(
  { pages }: SignInSurroundings,
  request: Request,
  response: Response,
): void {
  const language = languageOf(request, null)
  response.status(400).setHeader('Content-Security-Policy', pagePolicy([]))
  const details = { advice: words[language].expiredAdvice }
  send(pages, response, { template: 'message', language, title: 'expired', details })
}

/** The switch is remembered for this sign-in. */
export function languageOf(request: Request, interaction: Interaction | null) {
  const cookie = /(?:^|; )sign_in_language=(\w+)/.exec(request.get('cookie') ?? '')?.[1]
  return chooseLanguage({
    chosen: asLanguage(request.query['language']) ?? cookie,
    uiLocales: interaction?.params['ui_locales'],
    acceptLanguage: request.get('accept-language'),
  })
}

function describeProblem(problem: FormProblem | undefined, { problem: titleText }: Words) {
  if (!problem) return {}
  const { messages } = problem
  return {
    problem: {
      titleText,
      errorList: messages.map(({ text, field }) => ({ text, ...(field && { href: `#${field}` }) })),
      disableAutoFocus: true,
      attributes: { autofocus: true, tabindex: '-1' },
    },
    errors: Object.fromEntries(messages.map(({ text, field }) => [field ?? '', { text }])),
  }
}

function send(pages: Pages, response: Response, page: Page): void {
  response.type('html').send(pages.render(page))
}
