import { isRefusal, previewCorrespondence } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { Request, RequestHandler, Response } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { sendPage } from '../../send-page.ts'
import { wordsIn } from '../../words/index.ts'
import { type Addressee, readAddressee } from './addressee.ts'
import { draftFor, keepDraft } from './draft.ts'
import { checkFields, type LetterFields, nothingTyped, readFields } from './fields.ts'
import { letterBody } from './letter-body.ts'

/** The words of a letter; the party's page, where nothing is verified, says what else can be done. */
export function showForm(context: Context): RequestHandler {
  return async (request, response, next) => {
    const to = await readAddressee(context, request)
    if (!to) return next()
    if (!to.address) return goTo(response, to.path)
    const fields = draftFor(context, request, to.path) ?? nothingTyped
    sendForm(context, request, response, { to, fields })
  }
}

/** Keeps the words and goes on to what they look like; the service says at once when nothing may be sent. */
export function takeWords(context: Context): RequestHandler {
  return async (request, response, next) => {
    const to = await readAddressee(context, request)
    if (!to) return next()
    const { address } = to
    if (!address) return goTo(response, to.path)
    const words = wordsIn(languageOf(request))
    const fields = readFields(request.body)
    const errors = checkFields(fields, words)
    const { kind } = fields
    if (errors.length > 0 || kind === '')
      return sendForm(context, request, response, { to, fields, errors })
    const written = { ...fields, kind, address, path: to.path }
    const body = letterBody({ ...written, key: '', isUncertain: false }, to)
    const shown = await tryAs(context, request, 'correspondence', previewCorrespondence, { body })
    if (isRefusal(shown)) {
      const field = shown.refused === 'subject-has-personal-data' ? 'subject' : null
      const refused = [{ field, text: words.problems[shown.refused] }]
      return sendForm(context, request, response, { to, fields, errors: refused })
    }
    keepDraft(context, request, written)
    goTo(response, `${to.path}/send/check`)
  }
}

/** The form with what was typed. */
export function sendForm(
  context: Context,
  request: Request,
  response: Response,
  {
    to,
    fields,
    errors = [],
  }: { to: Addressee; fields: LetterFields; errors?: readonly PageError[] },
): void {
  sendPage(context, request, response, {
    template: 'send/page.njk',
    status: errors.length > 0 ? 400 : 200,
    title: ({ send }) => send.title,
    view: { ...to, fields },
    errors,
  })
}
