import {
  type Change,
  cancelVerification,
  endVerification,
  isRefusal,
  type Refusal,
  readVerification,
  requestNewCode,
  suspendVerification,
  type VerificationView,
} from '@gwirio/contracts'
import type { Request, RequestHandler, Response } from 'express'
import type { ZodType } from 'zod'
import { callAs, tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { formatTime } from '../../format-time.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import { sendPage } from '../../send-page.ts'
import { explainReason } from '../../words/explain-reason.ts'
import { type StaffProblem, wordsIn } from '../../words/index.ts'
import { callOfVerification } from '../call/open-calls.ts'
import { spokenLanguages } from '../call/spoken-languages.ts'
import { adviseOn, listHeld, tellWhoKnows, wasStoppedSafely } from '../reply/advise.ts'
import { factsOf } from './facts.ts'
import { cancelForm, endForm, suspendForm } from './form.ts'

type Params = { caseId: string; verificationId: string }

export function show(context: Context): RequestHandler {
  return async (request, response, next) => {
    if (!(await send(context, request, response, null))) next()
  }
}

export function textNewCode(context: Context): RequestHandler {
  return act(context, (request, params) =>
    tryAs(context, request, 'emailVerification', requestNewCode, { params }),
  )
}

export function cancel(context: Context): RequestHandler {
  return decide(context, cancelVerification, cancelForm)
}

export function suspend(context: Context): RequestHandler {
  return decide(context, suspendVerification, suspendForm)
}

export function end(context: Context): RequestHandler {
  return decide(context, endVerification, endForm)
}

type Decision = typeof cancelVerification | typeof suspendVerification | typeof endVerification

function decide(context: Context, operation: Decision, form: ZodType): RequestHandler {
  return act(context, async (request, params) => {
    const { success, data: body } = form.safeParse(request.body)
    return success
      ? tryAs(context, request, 'emailVerification', operation, { params, body })
      : null
  })
}

/** Does what a button says, then shows how it stands; null when the form is not one of ours. */
function act(
  context: Context,
  run: (
    request: Request,
    params: Params,
  ) => Promise<VerificationView | Refusal<StaffProblem> | null>,
): RequestHandler {
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId', 'verificationId')
    const answer = params && (await run(request, params))
    if (!answer) return next()
    if (!isRefusal(answer)) return goTo(response, pathOf(params))
    if (!(await send(context, request, response, answer.refused))) next()
  }
}

/** Shows the verification as it stands; false when there is none. */
async function send(
  context: Context,
  request: Request,
  response: Response,
  problem: StaffProblem | null,
): Promise<boolean> {
  const params = pathIds(request, 'caseId', 'verificationId')
  if (!params) return false
  const verification = await callAs(context, request, 'emailVerification', readVerification, {
    params,
  })
  if (isRefusal(verification)) return false
  const language = languageOf(request)
  const words = wordsIn(language)
  const call = callOfVerification(request, params.verificationId)
  sendPage(context, request, response, {
    template: 'watch/page.njk',
    status: problem ? 409 : 200,
    title: ({ watch }) => watch.title,
    view: {
      verification,
      path: pathOf(params),
      isOpen: verification.state === 'awaiting-reply',
      facts: factsOf(verification, words, (instant) => formatTime(instant, language)),
      spoken: spokenLanguages(call?.language ?? null),
      newestFirst: verification.changes.toReversed(),
      held: listHeld(verification),
      wasStoppedSafely: wasStoppedSafely(verification),
      advise: (change: Change) => adviseOn(words, verification, change),
      tell: (change: Change) => tellWhoKnows(words, verification, change),
      explain: (reason: string | null) => explainReason(words, reason),
    },
    errors: problem ? [{ field: null, text: words.problems[problem] }] : [],
  })
  return true
}

function pathOf({ caseId, verificationId }: Params): string {
  return `/cases/${caseId}/verifications/${verificationId}`
}
