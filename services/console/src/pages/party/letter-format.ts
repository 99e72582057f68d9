import { changeLetterFormat, isRefusal, letterFormat } from '@gwirio/contracts'
import type { Request, RequestHandler, Response } from 'express'
import { callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { readText } from '../../form-fields.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import { wordsIn } from '../../words/index.ts'
import { sendForm } from './send-form.ts'

export function showLetterFormat(context: Context): RequestHandler {
  return async (request, response, next) => {
    if (!(await send(context, request, response, false))) next()
  }
}

/** How a party asked to get letters. */
export function takeLetterFormat(context: Context): RequestHandler {
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId', 'partyId')
    if (!params) return next()
    const chosen = letterFormat.safeParse(readText(request.body, 'letterFormat', 20))
    if (!chosen.success) {
      if (!(await send(context, request, response, true))) next()
      return
    }
    const body = { letterFormat: chosen.data }
    const answer = await callAs(context, request, 'identityCheck', changeLetterFormat, {
      params,
      body,
    })
    if (isRefusal(answer)) return next()
    goTo(response, `/cases/${params.caseId}/parties/${params.partyId}`)
  }
}

function send(
  context: Context,
  request: Request,
  response: Response,
  isMissing: boolean,
): Promise<boolean> {
  const { missing } = wordsIn(languageOf(request)).letterFormat
  return sendForm(context, request, response, {
    template: 'letter-format',
    title: (words) => words.letterFormat.title,
    view: { formats: letterFormat.options },
    errors: isMissing ? [{ field: 'letterFormat', text: missing }] : [],
  })
}
