import { isRefusal, settleConcern } from '@gwirio/contracts'
import type { RequestHandler } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { fieldText } from '../../form-fields.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { readNote } from '../../note-form.ts'
import { pathIds } from '../../path.ts'
import { wordsIn } from '../../words/index.ts'
import { sendParty } from './controller.ts'

/** Somebody else than who made the call says that it is safe to phone again, and how they know. */
export function settle(context: Context): RequestHandler {
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId', 'partyId')
    if (!params) return next()
    const words = wordsIn(languageOf(request))
    const { note, error } = readNote(request.body, words)
    const body = { concernId: fieldText(request.body, 'concernId'), note }
    const answer = error
      ? null
      : await tryAs(context, request, 'identityCheck', settleConcern, { params, body })
    if (answer === undefined)
      return goTo(response, `/cases/${params.caseId}/parties/${params.partyId}`)
    const problem = isRefusal(answer) ? words.problems[answer.refused] : ''
    const errors = [error ?? { field: null, text: problem }]
    if (!(await sendParty(context, request, response, { note, errors }))) next()
  }
}
