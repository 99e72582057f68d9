import {
  cancelVerification,
  endVerification,
  isRefusal,
  type Refusal,
  requestNewCode,
  requestReplyAcceptance,
  requestResume,
  settleAttention,
  suspendVerification,
  type VerificationView,
} from '@gwirio/contracts'
import type { Request, RequestHandler } from 'express'
import type { ZodType } from 'zod'
import { tryAs } from '../../call-service.ts'
import { keepConcern, reportConcern, sendConcern } from '../../concern-reports.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { readNote } from '../../note-form.ts'
import { pathIds } from '../../path.ts'
import { forgetCall } from '../../store/calls.ts'
import { type StaffProblem, wordsIn } from '../../words/index.ts'
import { countWaiting } from '../approvals/count-waiting.ts'
import { callPathOf } from '../call/call-path.ts'
import { findOwnCall } from '../call/own-call.ts'
import { cancelSafely } from '../call/stop.ts'
import { askFor } from './confirm.ts'
import { send } from './controller.ts'
import { cancelForm, endForm, settleForm, stoppedForm, suspendForm } from './form.ts'
import { pathOf, type VerificationIds } from './path-of.ts'

export function textNewCode(context: Context): RequestHandler {
  return act(context, (request, params) =>
    tryAs(context, request, 'emailVerification', requestNewCode, { params }),
  )
}

/** After "stop safely" the page shows nothing of the party. Its concern is kept first, whatever becomes of the rest. */
export function cancel(context: Context): RequestHandler {
  const asUsual = decide(context, cancelVerification, cancelForm)
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId', 'verificationId')
    const form = cancelForm.safeParse(request.body)
    if (!params || !form.success || form.data.reason !== 'stop-safely') {
      await asUsual(request, response, next)
      return
    }
    const { caseId } = params
    const known = stoppedForm.safeParse(request.body).data
    const reason = 'stopped-safely'
    const kept = known && (await keepConcern(context, request, { caseId, ...known, reason }))
    const stopped = await cancelSafely(context, request, params)
    if (kept) await sendConcern(context, request, kept)
    if (isRefusal(stopped)) {
      if (!(await send(context, request, response, stopped.refused))) next()
      return
    }
    const { partyId, identityCheckId } = stopped
    if (!kept) await reportConcern(context, request, { caseId, partyId, identityCheckId, reason })
    const call = await findOwnCall(context, request, stopped)
    if (call?.draft.identityCheckId === stopped.identityCheckId) await forgetCall(context.db, call)
    goTo(response, `${callPathOf(stopped)}/ended`)
  }
}

export function suspend(context: Context): RequestHandler {
  return decide(context, suspendVerification, suspendForm)
}

export function end(context: Context): RequestHandler {
  return decide(context, endVerification, endForm)
}

/** Says that what needed a person was dealt with. */
export function settle(context: Context): RequestHandler {
  return async (request, response, next) => {
    if (settleForm.safeParse(request.body).success) {
      await decide(context, settleAttention, settleForm)(request, response, next)
      return
    }
    const { decisions } = wordsIn(languageOf(request))
    const errors = [{ field: 'how', text: decisions.settle.missing }]
    if (!(await send(context, request, response, null, errors))) next()
  }
}

/** Asks a second person, with a note, to take a suspension back. */
export function askToResume(context: Context): RequestHandler {
  return askWithNote(context, 'resume', (request, params, body) =>
    tryAs(context, request, 'emailVerification', requestResume, { params, body }),
  )
}

/** Asks a second person, with a note, to accept a reply that was held because nobody spoke for it. */
export function askToAccept(context: Context): RequestHandler {
  return askWithNote(context, 'accept', async (request, params, body) => {
    const ids = pathIds(request, 'replyId')
    return ids
      ? tryAs(context, request, 'emailVerification', requestReplyAcceptance, {
          params: { ...params, ...ids },
          body,
        })
      : null
  })
}

type Decision =
  | typeof cancelVerification
  | typeof suspendVerification
  | typeof endVerification
  | typeof settleAttention

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
    params: VerificationIds,
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

function askWithNote(
  context: Context,
  step: 'resume' | 'accept',
  run: (
    request: Request,
    params: VerificationIds,
    body: { note: string },
  ) => Promise<object | Refusal<StaffProblem> | null>,
): RequestHandler {
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId', 'verificationId')
    if (!params) return next()
    const words = wordsIn(languageOf(request))
    const notes = { ...words.notes, missing: words.decisions.noteMissing }
    const { note, error } = readNote(request.body, { notes })
    if (error) {
      await askFor(context, step, { note, error })(request, response, next)
      return
    }
    const answer = await run(request, params, { note })
    if (!answer) return next()
    if (!isRefusal(answer)) {
      await countWaiting(context, request)
      return goTo(response, pathOf(params))
    }
    if (!(await send(context, request, response, answer.refused as StaffProblem))) next()
  }
}
