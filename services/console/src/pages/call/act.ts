import type { RequestHandler } from 'express'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import type { CallStep } from '../../store/calls.ts'
import { wordsIn } from '../../words/index.ts'
import type { At, Outcome } from './at.ts'
import { callPathOf } from './call-path.ts'
import { stopCall } from './leave.ts'
import { findOwnCall } from './own-call.ts'
import { keepConcerns } from './report-concerns.ts'
import { move } from './sent.ts'
import { showCall } from './show.ts'

/**
 * A form of the call: runs only in the steps in which it stands, stores where the call goes on, and shows that. A form of
 * another tab, or sent twice, does nothing but show how the call stands; only what must win counts however the call moved.
 */
export function act(
  context: Context,
  steps: readonly CallStep[],
  run: (at: At) => Outcome | Promise<Outcome>,
): RequestHandler {
  return async function answer(request, response, next): Promise<void> {
    const ids = pathIds(request, 'caseId', 'partyId')
    if (!ids) return next()
    const call = await findOwnCall(context, request, ids)
    if (!call || !steps.includes(call.step)) return goTo(response, callPathOf(ids))
    const words = wordsIn(languageOf(request))
    const outcome = await run({ context, request, call, words, body: request.body })
    if ('step' in outcome) {
      const tell = await keepConcerns(context, request, call, outcome)
      const moved = await move(context, call, outcome.step, outcome.draft)
      const isStopping = moved?.step === 'stopping'
      const path = isStopping ? await stopCall(context, request, moved) : callPathOf(ids)
      await tell()
      if (!moved && outcome.mustWin) return answer(request, response, next)
      return goTo(response, path)
    }
    if (!(await showCall(context, request, response, { ids, call, ...outcome }))) next()
  }
}
