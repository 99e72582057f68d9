import type { PageError, PageLanguage } from '@gwirio/pages'
import type { Request, Response } from 'express'
import { describeTotpSecret } from '../../credentials/authenticator.ts'
import { formatMoment } from '../../pages/format-moment.ts'
import { wordsOf } from '../../pages/pages.ts'
import { findHome } from '../../store/clients.ts'
import { keepLanguage, languageOf, type SignInSurroundings, send } from '../interaction.ts'
import { type Attempt, readAttempt } from './attempt.ts'

export interface Problem {
  readonly status: number
  readonly errors: readonly PageError[]
  readonly retryAfterSeconds?: number
}

/** Asks for username and code. */
export function showEnrol(
  surroundings: SignInSurroundings,
  request: Request,
  response: Response,
  { username, problem }: { username?: string; problem?: Problem } = {},
): void {
  keepLanguage(surroundings, request, response, '/enrol')
  const language = languageOf(request, null)
  if (problem) response.status(problem.status)
  if (problem?.retryAfterSeconds) response.setHeader('Retry-After', problem.retryAfterSeconds)
  send(surroundings, response, {
    template: 'enrol',
    language,
    switchAt: '/enrol',
    title: wordsOf(language).enrol,
    clientAddresses: [],
    errors: problem?.errors ?? [],
    details: { username, hours: surroundings.context.config.enrolmentHours },
  })
}

/** Shows where to choose a password and connect the authenticator app. */
export function showSetUp(
  surroundings: SignInSurroundings,
  request: Request,
  response: Response,
  { attempt, errors = [] }: { attempt: Attempt; errors?: readonly PageError[] },
): void {
  keepLanguage(surroundings, request, response, '/enrol')
  const { organisationName: organisation } = surroundings.context.config
  const { username } = attempt.account
  const language = languageOf(request, null)
  if (errors.length > 0) response.status(400)
  send(surroundings, response, {
    template: 'set-up',
    language,
    switchAt: '/enrol/set-up',
    title: wordsOf(language).enrol,
    clientAddresses: [],
    errors,
    details: {
      username,
      invitedAgain: describeInvitation(attempt.account, language),
      ...describeTotpSecret({ secret: attempt.secret, username, organisation }),
    },
  })
}

/** Who finds that their password is gone reads here who took it away. */
function describeInvitation(
  { invitedAgainAt, inviterName }: Attempt['account'],
  language: PageLanguage,
): string | null {
  if (!invitedAgainAt) return null
  const time = formatMoment(invitedAgainAt, language)
  const words = wordsOf(language).invitedAgain.replace('{time}', time)
  return words.replace('{name}', () => inviterName ?? '—')
}

export function openSetUp(surroundings: SignInSurroundings) {
  return async (request: Request, response: Response): Promise<void> => {
    const attempt = await readAttempt(surroundings.context, surroundings.context.db, request)
    if (attempt) showSetUp(surroundings, request, response, { attempt })
    else response.redirect(303, '/enrol')
  }
}

export function showEnrolled(surroundings: SignInSurroundings) {
  return async (request: Request, response: Response): Promise<void> => {
    keepLanguage(surroundings, request, response, '/enrol')
    const language = languageOf(request, null)
    const { enrolled: title, enrolledAdvice: advice, goToService } = wordsOf(language)
    const home = await findHome(surroundings.context.db)
    send(surroundings, response, {
      template: 'message',
      language,
      switchAt: '/enrol/done',
      title,
      clientAddresses: [home],
      details: {
        advice,
        ...(home && { link: { text: goToService, href: new URL('/', home).href } }),
      },
    })
  }
}
