import { ServiceError } from '@gwirio/contracts'
import { requestIdOf } from '@gwirio/service-kit'
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { isDown } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { isCsrfError } from '../../csrf.ts'
import { ProviderDownError, SignedOutError } from '../../gateways/sign-in.ts'
import { pageOf } from '../../page-path.ts'
import { askToSignIn } from '../../require-staff.ts'
import { sendPage } from '../../send-page.ts'

const statuses = {
  notFound: 404,
  expired: 403,
  notAllowed: 403,
  tooLarge: 413,
  down: 503,
  broken: 500,
} as const
type Failure = keyof typeof statuses

/** What is shown when there is no such page. */
export function showNotFound(context: Context): RequestHandler {
  return (request, response) => send(context, request, response, 'notFound')
}

/** What is shown when something failed; last in line. */
export function answerFailure(context: Context): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    if (error instanceof SignedOutError) return askToSignIn(context, request, response)
    // A token that sign-in gives and a service refuses: signing in at once would end here again.
    if (error instanceof ServiceError && error.status === 401)
      return askToSignIn(context, request, response, 'by-page')
    const failure = explain(error)
    if (statuses[failure] >= 500) {
      context.log.error({ requestId: requestIdOf(response), err: error }, 'page failed')
    }
    send(context, request, response, failure)
  }
}

function explain(error: unknown): Failure {
  if (isCsrfError(error)) return 'expired'
  if (isDown(error) || error instanceof ProviderDownError) return 'down'
  if (error instanceof ServiceError && error.status === 403) return 'notAllowed'
  if (error instanceof URIError) return 'notFound'
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : null
  if (type === 'entity.too.large' || type === 'parameters.too.many') return 'tooLarge'
  return 'broken'
}

function send(context: Context, request: Request, response: Response, failure: Failure): void {
  const status = statuses[failure]
  if (status === 503) response.set('Retry-After', '60')
  sendPage(context, request, response, {
    template: 'failure/page.njk',
    status,
    title: (words) => words.failure[failure],
    view: { advice: `${failure}Advice`, again: status === 404 ? null : pageOf(request) },
  })
}
