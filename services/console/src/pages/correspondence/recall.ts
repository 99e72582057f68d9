import { isRefusal, recallCorrespondence } from '@gwirio/contracts'
import type { RequestHandler } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import { wordsIn } from '../../words/index.ts'
import { pathOf } from './path-of.ts'
import { sendCorrespondence } from './show.ts'

/** Stops what has not left yet: one press, and the page says whether it was in time. */
export function recall(context: Context): RequestHandler {
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId', 'correspondenceId')
    if (!params) return next()
    const answer = await tryAs(context, request, 'correspondence', recallCorrespondence, { params })
    if (!isRefusal(answer)) return goTo(response, pathOf(params))
    const { correspondence, problems } = wordsIn(languageOf(request))
    const isTooLate = answer.refused === 'state-does-not-allow'
    const text = isTooLate ? correspondence.steps.recall.tooLate : problems[answer.refused]
    if (!(await sendCorrespondence(context, request, response, [{ field: null, text }]))) next()
  }
}
