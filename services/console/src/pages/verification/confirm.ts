import { isRefusal, readVerification, type VerificationStep } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { RequestHandler } from 'express'
import { callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import { sendPage } from '../../send-page.ts'
import { wordsIn } from '../../words/index.ts'
import { pathOf } from './path-of.ts'

/** What wants a second press or a note, when the rules allow it, and the reason that a press gives. */
const steps = {
  cancel: { allowed: 'cancel', reason: 'staff' },
  suspend: { allowed: 'suspend', reason: 'doubt' },
  end: { allowed: 'end', reason: 'withdrawn' },
  resume: { allowed: 'request-resume', reason: null },
  accept: { allowed: 'accept-reply', reason: null },
} as const satisfies Record<string, { allowed: VerificationStep; reason: string | null }>

type Step = keyof typeof steps

/** Says what a step does and asks whether it is meant; goes back when it is not allowed any more. */
export function confirm(context: Context, step: Step): RequestHandler {
  return askFor(context, step, null)
}

/** As {@link confirm}, again with a note that is too short or too long. */
export function askFor(
  context: Context,
  step: Step,
  typed: { note: string; error: PageError } | null,
): RequestHandler {
  const { allowed, reason } = steps[step]
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId', 'verificationId')
    if (!params) return next()
    const verification = await callAs(context, request, 'emailVerification', readVerification, {
      params,
    })
    if (isRefusal(verification)) return next()
    const path = pathOf(params)
    if (!verification.allowed.includes(allowed)) return goTo(response, path)
    const replyId = step === 'accept' ? pathIds(request, 'replyId')?.replyId : undefined
    const { decisions } = wordsIn(languageOf(request))
    const isForManager = step === 'resume' && verification.resumeNeeds === 'manager'
    const named = isForManager ? 'resumeByManager' : step
    sendPage(context, request, response, {
      template: 'verification/confirm.njk',
      status: typed === null ? 200 : 400,
      title: (words) => words.decisions[named].title,
      view: {
        verification,
        path,
        action: replyId ? `${path}/replies/${replyId}/accept` : `${path}/${step}`,
        own: decisions[named],
        reason,
        note: typed?.note ?? null,
      },
      errors: typed === null ? [] : [typed.error],
    })
  }
}
