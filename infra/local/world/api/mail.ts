import type { Delivery } from '@gwirio/testing'
import express, { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import type { Context } from '../app.ts'
import { type ProblemCode, sendProblem } from '../problem.ts'
import { headerText, mailAddress, messageId, readInput } from './read-input.ts'

const query = z.strictObject({ to: mailAddress.optional() })

const newMail = z
  .strictObject({
    from: mailAddress,
    to: mailAddress,
    fromName: headerText.optional(),
    subject: headerText.optional(),
    text: z.string().optional(),
    raw: z.string().min(1).optional(),
    replyTo: mailAddress.optional(),
    inReplyTo: messageId.optional(),
    references: z.array(messageId).max(100).optional(),
    unsigned: z.boolean().optional(),
    signAs: z.hostname().optional(),
    envelopeFrom: mailAddress.optional(),
  })
  .refine((mail) => (mail.text === undefined) !== (mail.raw === undefined), {
    message: 'Give either text or raw',
    path: ['text'],
  })

/**
 * `GET /api/mail?to=…`: what lies in a mailbox, or in all, newest first. `POST /api/mail`: writes a
 * mail as the user of `from`, signs it and delivers it over SMTP.
 */
export function mailRoutes(context: Context): Router {
  const router = Router()
  router.get('/api/mail', (request, response) => {
    const input = readInput(query, request.query, response)
    if (input) response.json(context.mail.mail(input.to))
  })
  router.post('/api/mail', requireJson, express.json({ limit: '4mb' }), sendMail(context))
  return router
}

function sendMail({ outbox }: Context) {
  return async (request: Request, response: Response) => {
    const input = readInput(newMail, request.body, response)
    if (!input) return
    const { delivery } = await outbox.send(input)
    if (delivery.accepted) {
      response.status(202).json({ messageId: delivery.messageId, response: delivery.response })
      return
    }
    const { reason, responseCode, response: answer } = delivery
    sendProblem(response, refusals[reason], { reason, smtp: { responseCode, response: answer } })
  }
}

const refusals = {
  'no-such-domain': 'no-mail-server',
  'null-mx': 'no-mail-server',
  'no-mx': 'no-mail-server',
  'dns-failed': 'mail-server-unreachable',
  unreachable: 'mail-server-unreachable',
  refused: 'mail-refused',
  deferred: 'mail-refused',
} as const satisfies Record<Extract<Delivery, { accepted: false }>['reason'], ProblemCode>

function requireJson(request: Request, response: Response, next: () => void): void {
  if (request.is('application/json')) next()
  else sendProblem(response, 'unsupported-media-type')
}
