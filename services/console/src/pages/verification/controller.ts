import { type Change, isRefusal, readVerification } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { Request, RequestHandler, Response } from 'express'
import { callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { formatTime } from '../../format-time.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import { readName } from '../../read-name.ts'
import { sendPage } from '../../send-page.ts'
import { explainReason } from '../../words/explain-reason.ts'
import { type StaffProblem, wordsIn } from '../../words/index.ts'
import { formatNumber } from '../../words/plural.ts'
import { callPathOf } from '../call/call-path.ts'
import { describeProgress } from '../call/journey.ts'
import { findOwnCall } from '../call/own-call.ts'
import { spokenLanguages } from '../call/spoken-languages.ts'
import { adviseOn, tellWhoKnows, wasStoppedSafely } from '../reply/advise.ts'
import { maySendBy } from '../send/addressee.ts'
import { listArrivals } from './arrivals.ts'
import { describeNewCode } from './describe-new-code.ts'
import { describeState } from './describe-state.ts'
import { describeUnlisted } from './describe-unlisted.ts'
import { factsOf } from './facts.ts'
import { pathOf } from './path-of.ts'
import { hasComeBack, whatToSay } from './what-to-say.ts'

export function show(context: Context): RequestHandler {
  return async (request, response, next) => {
    if (!(await send(context, request, response, null))) next()
  }
}

/** Shows the verification as it stands; false when there is none. */
export async function send(
  context: Context,
  request: Request,
  response: Response,
  problem: StaffProblem | null,
  errors: readonly PageError[] = [],
): Promise<boolean> {
  const params = pathIds(request, 'caseId', 'verificationId')
  if (!params) return false
  const verification = await callAs(context, request, 'emailVerification', readVerification, {
    params,
  })
  if (isRefusal(verification)) return false
  const language = languageOf(request)
  const words = wordsIn(language)
  const { attention, held, state } = verification
  const [call, name] = await Promise.all([
    findOwnCall(context, request, verification),
    readName(context, request, verification),
  ])
  const isOnTheLine = call?.draft.verificationId === params.verificationId
  sendPage(context, request, response, {
    template: 'verification/page.njk',
    status: problem ? 409 : errors.length > 0 ? 400 : 200,
    title: (words) => words.verification.title,
    view: {
      verification,
      name,
      path: pathOf(params),
      callPath: callPathOf(verification),
      isOpen: state === 'awaiting-reply',
      standing: describeState(verification, words),
      hasComeBack: hasComeBack(verification),
      maySend: maySendBy(verification),
      isOnTheLine,
      steps: describeProgress('live').length,
      newCodeDoes: describeNewCode(verification, words),
      arrivals: listArrivals(verification, words),
      facts: factsOf(verification, words, (instant) => formatTime(instant, language)),
      spoken: spokenLanguages(isOnTheLine ? call.draft.language : null),
      sayKey: held.length === 0 ? whatToSay(verification) : null,
      newestFirst: verification.changes.toReversed(),
      notListed: describeUnlisted(verification, words, (count) => formatNumber(count, language)),
      held,
      attention: attention?.kind === 'reply-held' && held.length > 0 ? null : attention,
      wasStoppedSafely: wasStoppedSafely(verification),
      advise: (change: Change) => adviseOn(words, verification, change),
      tell: (change: Change) => tellWhoKnows(words, verification, change),
      explain: (reason: string | null) => explainReason(words, reason),
    },
    errors: problem ? [{ field: null, text: words.problems[problem] }] : errors,
  })
  return true
}
