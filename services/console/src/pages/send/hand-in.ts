import { isRefusal, type ProblemCode, sendCorrespondence } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import { filesOf } from '@gwirio/service-kit'
import type { RequestHandler } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { fieldText } from '../../form-fields.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { type ConsoleWords, type StaffProblem, wordsIn } from '../../words/index.ts'
import { pathOf } from '../correspondence/path-of.ts'
import { readAddressee } from './addressee.ts'
import { sendCheck } from './check.ts'
import { draftFor, findSent, finishDraft, markUncertain } from './draft.ts'
import { letterBody } from './letter-body.ts'
import { sendForm } from './write.ts'

/** Documents are scanned and read before the answer comes. */
const timeoutMilliseconds = 120_000

/**
 * Hands a letter in with its documents, once: the key that names it comes from the session, and a form that is sent again
 * leads to what came of it.
 */
export function handIn(context: Context): RequestHandler {
  return async (request, response, next) => {
    const to = await readAddressee(context, request)
    if (!to) return next()
    const words = wordsIn(languageOf(request))
    const key = fieldText(request.body, 'key')
    const sent = findSent(request, key)
    if (sent) return goTo(response, sent)
    const draft = draftFor(context, request, to.path)
    if (!draft) return goTo(response, `${to.path}/send`)
    if (draft.key !== key) {
      const errors = [{ field: null, text: words.send.otherTab }]
      return sendForm(context, request, response, { to, fields: draft, errors })
    }
    const answer = await tryAs(context, request, 'correspondence', sendCorrespondence, {
      headers: { 'idempotency-key': key },
      body: letterBody(draft, to),
      files: filesOf(request),
      timeoutMilliseconds,
    }).catch((error: unknown) => {
      markUncertain(context, request, draft)
      throw error
    })
    if (!isRefusal(answer)) {
      finishDraft(request, draft, pathOf(answer))
      return goTo(response, pathOf(answer))
    }
    if (answer.refused === 'not-ready') markUncertain(context, request, draft)
    const error = explain(answer.refused, words)
    if (!(await sendCheck(context, request, response, [error]))) next()
  }
}

const ofDocuments: readonly ProblemCode[] = [
  'nothing-to-send',
  'document-infected',
  'document-type',
  'document-has-macros',
  'document-name',
]

function explain(problem: StaffProblem, { problems, send }: ConsoleWords): PageError {
  if (problem === 'not-ready') return { field: null, text: send.noAnswer }
  return { field: ofDocuments.includes(problem) ? 'documents' : null, text: problems[problem] }
}
