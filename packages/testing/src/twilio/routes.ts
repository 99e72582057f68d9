import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  Router,
} from 'express'
import { listPage } from './list.ts'
import {
  describeRefusal,
  type MessageForm,
  notFound,
  refusals,
  refuseMessage,
  type TwilioError,
} from './refusals.ts'
import type { Account } from './status-reports.ts'
import { describeText, type KeptText } from './text.ts'

/**
 * What can go wrong with a new message: `refuse` (21610), `server-error` (500), `hang` (never
 * answered, never sent), `lost-answer` (sent, but the connection breaks before the answer),
 * `undelivered` (never reaches the phone), `duplicate-callbacks` (each status is reported twice).
 */
export type TwilioFault =
  | 'refuse'
  | 'server-error'
  | 'hang'
  | 'lost-answer'
  | 'undelivered'
  | 'duplicate-callbacks'

export interface RouteOptions {
  account: Account
  fault: () => TwilioFault | null
  newestFirst: () => KeptText[]
  find: (sid: string) => KeptText | undefined
  /** Resolves when the text is kept; it is delivered after the answer. */
  accept: (form: MessageForm) => Promise<KeptText>
  deliver: (text: KeptText) => void
}

/** Twilio's Messages resource (twilio.com/docs/messaging/api/message-resource). */
export function twilioRoutes(options: RouteOptions): Router {
  const { accountSid } = options.account
  const messages = `/2010-04-01/Accounts/${accountSid}/Messages`
  const router = Router()
  router.use('/2010-04-01', requireAccount(options.account))
  router.post(
    `${messages}.json`,
    express.urlencoded({ extended: false, limit: '64kb' }),
    createMessage(options),
  )
  router.get(`${messages}.json`, (request, response) => {
    response.json(listPage(options.newestFirst(), request, accountSid))
  })
  router.get(`${messages}/:sid.json`, (request, response) => {
    const text = options.find(request.params.sid)
    if (text) response.json(describeText(text, accountSid))
    else refuse(response, notFound(request.path))
  })
  router.use('/2010-04-01', (request, response) => {
    refuse(response, notFound(request.originalUrl))
  })
  const onUnreadable: ErrorRequestHandler = (_error, _request, response, _next) => {
    refuse(response, refusals.unreadable)
  }
  router.use('/2010-04-01', onUnreadable)
  return router
}

function createMessage(options: RouteOptions) {
  return async (request: Request, response: Response) => {
    const fault = options.fault()
    if (fault === 'hang') return
    if (fault === 'server-error') return refuse(response, refusals.internal)
    if (fault === 'refuse') return refuse(response, refusals.unsubscribed)
    const form = (request.body ?? {}) as MessageForm
    const refusal = refuseMessage(form)
    if (refusal) return refuse(response, refusal)
    const text = await options.accept(form)
    response.once('close', () => options.deliver(text))
    if (fault === 'lost-answer') return void request.socket.destroy()
    response.status(201).json(describeText(text, options.account.accountSid))
  }
}

function requireAccount(account: Account): RequestHandler {
  const credentials = Buffer.from(`${account.accountSid}:${account.authToken}`).toString('base64')
  return (request, response, next) => {
    if (request.get('authorization') === `Basic ${credentials}`) return next()
    response.set('www-authenticate', 'Basic realm="Twilio API"')
    refuse(response, refusals.notAuthenticated)
  }
}

function refuse(response: Response, refusal: TwilioError): void {
  response.status(refusal.status).json(describeRefusal(refusal))
}
