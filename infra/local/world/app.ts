import type { Logger } from '@gwirio/service-kit'
import type { MailWorld, Twilio } from '@gwirio/testing'
import express, { type ErrorRequestHandler, type Express } from 'express'
import helmet from 'helmet'
import { eventRoutes } from './api/events.ts'
import { mailRoutes } from './api/mail.ts'
import { textRoutes } from './api/texts.ts'
import { createAuthenticator } from './authenticator.ts'
import type { Config } from './config.ts'
import { refuseOtherSites } from './other-sites.ts'
import type { Outbox } from './outbox.ts'
import { pageRoutes } from './page/page.ts'
import { peopleRoutes } from './people/people.ts'
import { practiceRoutes } from './practice/practice.ts'
import { problemOf, sendProblem } from './problem.ts'

/** What the world has in its hands. */
export interface Context {
  config: Config
  mail: MailWorld
  outbox: Outbox
  twilio: Twilio
  log: Logger
}

/** The HTTP side of the world. `end` lets it close although pages are open and late replies wait. */
export function createApp(context: Context): Express & { end: () => void } {
  const { twilio, config, log } = context
  const authenticator = createAuthenticator(config.staffTotpSecrets)
  const events = eventRoutes(context)
  const practice = practiceRoutes(context)
  const app = express()
  app.disable('x-powered-by').disable('etag')
  app.use(helmet(pageSecurity))
  app.get(['/health', '/ready'], (_request, response) => void response.json({ status: 'ok' }))
  app.use(twilio.router)
  app.use(refuseOtherSites)
  app.use(textRoutes(context))
  app.use(mailRoutes(context))
  app.use(practice)
  app.use(events.router)
  app.use(authenticator.router)
  app.use(peopleRoutes())
  app.use(pageRoutes(context, authenticator))
  app.use((_request, response) => sendProblem(response, 'not-found'))
  const onError: ErrorRequestHandler = (error, _request, response, next) => {
    if (response.headersSent) return next(error)
    const problem = problemOf(error)
    if (problem === 'internal-error') log.error({ err: error }, 'request failed')
    sendProblem(response, problem)
  }
  app.use(onError)
  const end = () => {
    events.end()
    practice.endWaiting()
  }
  return Object.assign(app, { end })
}

/** Nothing inline, nothing from elsewhere, in no frame; plain HTTP, since it is this machine. */
const pageSecurity = {
  strictTransportSecurity: false,
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
}
