import { isRefusal, readReply, readVerification } from '@gwirio/contracts'
import type { RequestHandler } from 'express'
import { callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { formatTime } from '../../format-time.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import { sendPage } from '../../send-page.ts'
import { explainReason } from '../../words/explain-reason.ts'
import { wordsIn } from '../../words/index.ts'
import { describeNewCode } from '../verification/describe-new-code.ts'
import { adviseOn, tellWhoKnows, wasStoppedSafely } from './advise.ts'
import { factsOf } from './facts.ts'

/** An e-mail that came in, as plain text, with what to do about it and what the state allows. */
export function show(context: Context): RequestHandler {
  return async (request, response, next) => {
    const ids = pathIds(request, 'caseId', 'verificationId', 'replyId')
    if (!ids) return next()
    const { caseId, verificationId } = ids
    const [verification, reply] = await Promise.all([
      callAs(context, request, 'emailVerification', readVerification, {
        params: { caseId, verificationId },
      }),
      callAs(context, request, 'emailVerification', readReply, { params: ids }),
    ])
    if (isRefusal(verification) || isRefusal(reply)) return next()
    const language = languageOf(request)
    const words = wordsIn(language)
    const outcome = { kind: reply.outcome, reason: reply.reason, replyId: reply.replyId }
    sendPage(context, request, response, {
      template: 'reply/page.njk',
      title: (all) => all.reply.title,
      view: {
        verification,
        reply,
        path: `/cases/${caseId}/verifications/${verificationId}`,
        reason: explainReason(words, reply.reason),
        told: tellWhoKnows(words, verification, outcome),
        nextStep: adviseOn(words, verification, outcome, reply.mayBeAccepted),
        newCodeDoes: describeNewCode(verification, words),
        wasStoppedSafely: wasStoppedSafely(verification),
        facts: factsOf(reply, verification.address, words, (instant) =>
          formatTime(instant, language),
        ),
      },
    })
  }
}
