import { answerIdentityCheck, isRefusal } from '@gwirio/contracts'
import type { Request, RequestHandler, Response } from 'express'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import { callAs } from '../../require-staff.ts'
import { type PageError, sendPage } from '../../send-page.ts'
import { wordsIn } from '../../words/index.ts'
import { type OpenCall, openCall, readAnswers, rememberCall } from './form.ts'

interface CallIds {
  readonly caseId: string
  readonly partyId: string
  readonly identityCheckId: string
}

export function showQuestions(context: Context): RequestHandler {
  return (request, response, next) => {
    const ids = pathIds(request, 'caseId', 'partyId', 'identityCheckId')
    if (!ids) return next()
    const call = openCall(request, ids)
    if (call?.passed) return goTo(request, response, addressPath(ids))
    if (call) return sendQuestions(context, request, response, { ids, call })
    return sendOutcome(context, request, response, { ids, outcome: 'lost' })
  }
}

/** Says only passed or not passed; which answer was wrong is known to nobody. */
export function checkAnswers(context: Context): RequestHandler {
  return async (request, response, next) => {
    const ids = pathIds(request, 'caseId', 'partyId', 'identityCheckId')
    if (!ids) return next()
    const call = openCall(request, ids)
    if (!call) return sendOutcome(context, request, response, { ids, outcome: 'lost' })
    const words = wordsIn(languageOf(request))
    const { answers, missing } = readAnswers(request.body as Record<string, unknown>, call)
    if (missing.length > 0) {
      const errors = missing.map((kind) => ({ field: kind, text: words.call.answerMissing }))
      return sendQuestions(context, request, response, { ids, call, errors })
    }
    const checked = await callAs(context, request, 'identityCheck', answerIdentityCheck, {
      params: { caseId: ids.caseId, identityCheckId: ids.identityCheckId },
      body: { answers },
    })
    if (isRefusal(checked)) {
      const errors = [{ field: null, text: words.problems[checked.refused] }]
      return sendQuestions(context, request, response, { ids, call, errors })
    }
    if (checked.outcome === 'passed') {
      rememberCall(request, ids.identityCheckId, { ...call, passed: true })
      return goTo(request, response, addressPath(ids))
    }
    const outcome = checked.locked ? 'locked' : 'not-passed'
    return sendOutcome(context, request, response, { ids, outcome })
  }
}

function sendQuestions(
  context: Context,
  request: Request,
  response: Response,
  view: { ids: CallIds; call: OpenCall; errors?: readonly PageError[] },
): void {
  const { ids, call, errors = [] } = view
  sendPage(context, request, response, {
    template: 'call/page.njk',
    status: errors.length > 0 ? 400 : 200,
    title: (words) => words.call.title,
    view: { ids, questions: call.questions },
    errors,
  })
}

function sendOutcome(
  context: Context,
  request: Request,
  response: Response,
  view: { ids: CallIds; outcome: 'not-passed' | 'locked' | 'lost' },
): void {
  sendPage(context, request, response, {
    template: 'call/outcome.njk',
    title: ({ call }) => (view.outcome === 'lost' ? call.title : call.notPassedTitle),
    view,
  })
}

function addressPath({ caseId, partyId, identityCheckId }: CallIds): string {
  return `/cases/${caseId}/parties/${partyId}/identity-checks/${identityCheckId}/address`
}
