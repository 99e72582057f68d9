import { changeMobile, isRefusal } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { Request, RequestHandler, Response } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { readText } from '../../form-fields.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { readNote } from '../../note-form.ts'
import { pathIds } from '../../path.ts'
import { type ConsoleWords, type StaffProblem, wordsIn } from '../../words/index.ts'
import { sendForm } from './send-form.ts'

type Typed = Readonly<Record<'mobile' | 'mobileAgain' | 'note', string>>

const nothing: Typed = { mobile: '', mobileAgain: '', note: '' }

export function showMobileForm(context: Context): RequestHandler {
  return async (request, response, next) => {
    if (!(await send(context, request, response, { typed: nothing, errors: [] }))) next()
  }
}

/** Puts another mobile on file: never while a caller asks for it. */
export function takeMobile(context: Context): RequestHandler {
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId', 'partyId')
    if (!params) return next()
    const words = wordsIn(languageOf(request))
    const { typed, errors } = readForm(request.body, words)
    const answer =
      errors.length > 0
        ? null
        : await tryAs(context, request, 'identityCheck', changeMobile, { params, body: typed })
    if (errors.length === 0 && !isRefusal(answer))
      return goTo(response, `/cases/${params.caseId}/parties/${params.partyId}`)
    const shown = isRefusal(answer) ? [explain(answer.refused as StaffProblem, words)] : errors
    if (!(await send(context, request, response, { typed, errors: shown }))) next()
  }
}

function readForm(
  body: unknown,
  { notes, party: { mobilePage } }: ConsoleWords,
): { typed: Typed; errors: PageError[] } {
  const mobile = readText(body, 'mobile', 40)
  const mobileAgain = readText(body, 'mobileAgain', 40)
  const { note, error } = readNote(body, { notes: { ...notes, missing: mobilePage.noteMissing } })
  return {
    typed: { mobile, mobileAgain, note },
    errors: [
      ...(mobile === '' ? [{ field: 'mobile', text: mobilePage.missing }] : []),
      ...(mobileAgain === '' ? [{ field: 'mobileAgain', text: mobilePage.againMissing }] : []),
      ...(error ? [error] : []),
    ],
  }
}

function explain(problem: StaffProblem, { problems }: ConsoleWords): PageError {
  const isOfNumber = problem.startsWith('mobile')
  return {
    field: problem === 'mobiles-differ' ? 'mobileAgain' : isOfNumber ? 'mobile' : null,
    text: problems[problem],
  }
}

function send(
  context: Context,
  request: Request,
  response: Response,
  { typed, errors }: { typed: Typed; errors: readonly PageError[] },
): Promise<boolean> {
  return sendForm(context, request, response, {
    template: 'mobile',
    title: (words) => words.party.mobilePage.title,
    view: { typed },
    errors,
  })
}
