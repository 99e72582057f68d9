import { detailKind, detailValue, isRefusal, setDetails } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { Request, RequestHandler, Response } from 'express'
import { callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { readText } from '../../form-fields.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { readNote } from '../../note-form.ts'
import { pathIds } from '../../path.ts'
import { type ConsoleWords, wordsIn } from '../../words/index.ts'
import { sendForm } from './send-form.ts'

type Typed = Readonly<Record<'kind' | 'values' | 'note', string>>

const nothing: Typed = { kind: '', values: '', note: '' }
const mostValues = 20
const mostCharacters = 5_000

export function showDetails(context: Context): RequestHandler {
  return async (request, response, next) => {
    if (!(await send(context, request, response, { typed: nothing, errors: [] }))) next()
  }
}

/** Puts details of one kind on file instead of those there were; what is on file is never shown. */
export function takeDetails(context: Context): RequestHandler {
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId', 'partyId')
    if (!params) return next()
    const { typed, body, errors } = readForm(request.body, wordsIn(languageOf(request)))
    if (!body) {
      if (!(await send(context, request, response, { typed, errors }))) next()
      return
    }
    const answer = await callAs(context, request, 'identityCheck', setDetails, { params, body })
    if (isRefusal(answer)) return next()
    goTo(response, `/cases/${params.caseId}/parties/${params.partyId}`)
  }
}

function readForm(form: unknown, { notes, details: words }: ConsoleWords) {
  const kind = detailKind.safeParse(readText(form, 'kind', 20))
  const text = readText(form, 'values', mostCharacters)
  const values = text.split('\n').flatMap((line) => line.trim() || [])
  const { note, error } = readNote(form, { notes: { ...notes, missing: words.noteMissing } })
  const areUsable =
    values.length <= mostValues && values.every((value) => detailValue.safeParse(value).success)
  const errors: PageError[] = [
    ...(kind.success ? [] : [{ field: 'kind', text: words.kindMissing }]),
    ...(areUsable ? [] : [{ field: 'values', text: words.valuesNotUsable }]),
    ...(error ? [error] : []),
  ]
  const typed = { kind: kind.data ?? '', values: text, note }
  return {
    typed,
    errors,
    body: kind.success && errors.length === 0 ? { kind: kind.data, values, note } : null,
  }
}

function send(
  context: Context,
  request: Request,
  response: Response,
  { typed, errors }: { typed: Typed; errors: readonly PageError[] },
): Promise<boolean> {
  return sendForm(context, request, response, {
    template: 'details',
    title: (words) => words.details.title,
    view: { typed, kinds: detailKind.options },
    errors,
  })
}
