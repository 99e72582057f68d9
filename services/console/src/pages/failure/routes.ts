import { ServiceError } from '@gwirio/contracts'
import { type ErrorRequestHandler, Router } from 'express'
import type { Context } from '../../context.ts'
import { isCsrfError } from '../../csrf.ts'
import { goTo } from '../../go-to.ts'
import { SignedOutError } from '../../require-staff.ts'
import { sendPage } from '../../send-page.ts'
import type { ConsoleWords } from '../../words/index.ts'

/** What is shown when a page is not there or something failed; last in line. */
export function failureRoutes(context: Context): Router {
  const router = Router()
  router.use((request, response) => {
    sendPage(context, request, response, describe(404, 'notFound'))
  })
  const answerError: ErrorRequestHandler = (error, request, response, next) => {
    if (response.headersSent) return next(error)
    if (
      error instanceof SignedOutError ||
      (error instanceof ServiceError && error.status === 401)
    ) {
      delete request.session.staff
      return goTo(request, response, '/sign-in')
    }
    if (isCsrfError(error)) return sendPage(context, request, response, describe(403, 'expired'))
    context.log.error({ err: error }, 'page failed')
    sendPage(context, request, response, describe(500, 'broken'))
  }
  router.use(answerError)
  return router
}

type Failure = 'notFound' | 'expired' | 'broken'

function describe(status: number, failure: Failure) {
  return {
    template: 'failure/page.njk',
    status,
    title: (words: ConsoleWords) => words.failure[failure],
    view: { advice: `${failure}Advice` },
  }
}
