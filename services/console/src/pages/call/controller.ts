import { answerIdentityCheck, isRefusal } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { Request, RequestHandler, Response } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import { sendPage } from '../../send-page.ts'
import { type StaffProblem, wordsIn } from '../../words/index.ts'
import { readAnswers } from './form.ts'
import { type CallIds, callPath, type OpenCall, openCall, rememberCall } from './open-calls.ts'
import { readPartyOnTheLine } from './party-on-the-line.ts'
import { spokenLanguages } from './spoken-languages.ts'

/** The questions, again when something is missing. */
interface Questions {
  readonly call: OpenCall
  readonly errors?: readonly PageError[]
}

/** How the check ended: nothing about which answer. `lost`: this session knows no questions; or why there are none. */
type Outcome = 'not-passed' | 'locked' | 'lost' | StaffProblem

export function showQuestions(context: Context): RequestHandler {
  return async (request, response, next) => {
    const ids = pathIds(request, 'caseId', 'partyId', 'identityCheckId')
    if (!ids) return next()
    const call = openCall(request, ids)
    const shown = call ? (call.outcome ?? { call }) : 'lost'
    if (shown === 'passed') return goTo(response, `${callPath(ids)}/address`)
    if (!(await send(context, request, response, { ids, shown }))) next()
  }
}

/** Says only passed or not passed; which answer was wrong is told to nobody. */
export function checkAnswers(context: Context): RequestHandler {
  return async (request, response, next) => {
    const ids = pathIds(request, 'caseId', 'partyId', 'identityCheckId')
    if (!ids) return next()
    const call = openCall(request, ids)
    const shown = call ? await check(context, request, { ids, call }) : 'lost'
    if (shown === 'answered') return goTo(response, callPath(ids))
    if (!(await send(context, request, response, { ids, shown }))) next()
  }
}

async function check(
  context: Context,
  request: Request,
  { ids, call }: { ids: CallIds; call: OpenCall },
): Promise<'answered' | Outcome | Questions> {
  if (call.outcome) return 'answered'
  const { call: words, questions, problems } = wordsIn(languageOf(request))
  const { answers, missing } = readAnswers(request.body as Record<string, unknown>, call)
  if (missing.length > 0) {
    const errors = missing.map((kind) => ({
      field: kind,
      text: words.answerMissing.replace('{question}', questions[kind]),
    }))
    return { call, errors }
  }
  const checked = await tryAs(context, request, 'identityCheck', answerIdentityCheck, {
    params: { caseId: ids.caseId, identityCheckId: ids.identityCheckId },
    body: { answers },
  })
  if (isRefusal(checked)) {
    const mayPass = checked.refused === 'busy' || checked.refused === 'not-ready'
    if (!mayPass) return checked.refused
    return { call, errors: [{ field: null, text: problems[checked.refused] }] }
  }
  const { outcome, locked } = checked
  const ended = outcome === 'not-passed' && locked ? 'locked' : outcome
  rememberCall(request, ids.identityCheckId, { ...call, outcome: ended })
  return 'answered'
}

/** Shows the questions or how it ended; false when there is no such party. */
async function send(
  context: Context,
  request: Request,
  response: Response,
  { ids, shown }: { ids: CallIds; shown: Outcome | Questions },
): Promise<boolean> {
  const party = await readPartyOnTheLine(context, request, ids)
  if (!party) return false
  const view = { ids, party, spoken: spokenLanguages(party.language) }
  if (typeof shown === 'string') {
    const isAnswered = shown === 'not-passed' || shown === 'locked'
    sendPage(context, request, response, {
      template: 'call/outcome.njk',
      status: isAnswered ? 200 : 409,
      title: ({ call }) => (isAnswered ? call.notPassedTitle : call.lostTitle),
      view: { ...view, outcome: shown },
    })
    return true
  }
  const { call, errors = [] } = shown
  sendPage(context, request, response, {
    template: 'call/page.njk',
    status: errors.length > 0 ? 400 : 200,
    title: (words) => words.call.title,
    view: { ...view, questions: call.questions },
    errors,
  })
  return true
}
