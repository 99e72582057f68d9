import path from 'node:path'
import { type KeptMail, type OutgoingMail, readAttachment } from '@gwirio/testing'
import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import nunjucks from 'nunjucks'
import type { Context } from '../app.ts'
import type { Authenticator } from '../authenticator.ts'
import { inManner, manners } from './manner.ts'
import { createView } from './page-view.ts'
import { quote } from './quote.ts'
import { readSelection, selectionUrl } from './selection.ts'
import { type RefusedMail, readWrittenMail } from './written-mail.ts'

/** The page on which a newcomer plays the service user: a phone, a mailbox, a reply box. */
export function pageRoutes(context: Context, authenticator: Authenticator): Router {
  const templates = new nunjucks.Environment(new nunjucks.FileSystemLoader(import.meta.dirname), {
    autoescape: true,
    throwOnUndefined: true,
  })
  const show = async (request: Request, response: Response, refused?: RefusedMail) => {
    const view = createView(context, readSelection(request.query))
    const html = templates.render('page.njk', {
      ...view,
      staffCodes: await authenticator.current(),
      written: { ...view.written, ...refused?.fields },
      problems: refused?.problems ?? [],
      manners,
    })
    response.set('cache-control', 'no-store').type('html').send(html)
  }

  const router = Router()
  router.use('/static', express.static(path.join(import.meta.dirname, 'static')))
  router.get('/', (request, response) => show(request, response))
  router.get('/mail/:id/attachments/:place', openAttachment(context))
  const readForm = express.urlencoded({ extended: false, limit: '1mb' })
  router.post('/', readForm, async (request, response) => {
    const mail = readReply(context, request.body)
    if ('problems' in mail) {
      await show(request, response.status(400), mail)
      return
    }
    const sent = await context.outbox.send(mail)
    const { number } = readSelection(request.query)
    response.redirect(303, selectionUrl({ number, mailbox: sent.from, open: sent.id }))
  })
  router.post('/reply.eml', readForm, async (request, response) => {
    const mail = readReply(context, request.body)
    if ('problems' in mail) await show(request, response.status(400), mail)
    else
      response
        .attachment('reply.eml')
        .type('message/rfc822')
        .send(await context.outbox.compose(mail))
  })
  return router
}

/** Always as a file: what it holds is shown by the program for it, and not as a page of this site. */
function openAttachment({ mail }: Context): RequestHandler<{ id: string; place: string }> {
  return async (request, response, next) => {
    const { id, place } = request.params
    const found = mail.mail().find((each) => each.id === id)
    const attachment = found?.attachments?.[Number(place)]
    const content = found && attachment && (await readAttachment(found, Number(place)))
    if (!content) return next()
    response.attachment(attachment.name).type('application/octet-stream').send(content)
  }
}

/** What the form says is to be sent, quoted and in the chosen manner, or what is wrong with it. */
function readReply(context: Context, body: unknown): OutgoingMail | RefusedMail {
  const written = readWrittenMail(body)
  if (!written.ok) return written
  const { isQuoting, manner, ...mail } = written.mail
  const answered = context.mail.mail(mail.from).find(isAnsweredBy(mail))
  const text = answered && isQuoting ? quote(mail.text, answered) : mail.text
  return inManner({ ...mail, text }, manner)
}

function isAnsweredBy({ inReplyTo }: { inReplyTo?: string | undefined }) {
  return ({ messageId }: KeptMail) => messageId !== '' && messageId === inReplyTo
}
