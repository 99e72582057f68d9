import { isRefusal, startVerification } from '@gwirio/contracts'
import type { Request, RequestHandler } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import type { Call } from '../../store/calls.ts'
import { wordsIn } from '../../words/index.ts'
import { callPathOf } from './call-path.ts'
import { goBackFor } from './go-back-for.ts'
import { findOwnCall } from './own-call.ts'
import { isSending, move } from './sent.ts'
import { showCall } from './show.ts'

/**
 * Starts the verification: from here on the prompt and the code are on their way. That it was begun is stored first, so that
 * a second press starts nothing, and an answer that was lost with the process is found again.
 */
export function sendPromptAndCode(context: Context): RequestHandler {
  return async (request, response, next) => {
    const ids = pathIds(request, 'caseId', 'partyId')
    if (!ids) return next()
    const call = await findOwnCall(context, request, ids)
    if (call?.step !== 'send' || isSending(context, call)) return goTo(response, callPathOf(ids))
    const sendingSince = context.clock.now().toISOString()
    const claimed = await move(context, call, 'send', { ...call.draft, sendingSince })
    if (!claimed) return goTo(response, callPathOf(ids))
    const outcome = await start(context, request, claimed)
    const { sendingSince: _, ...draft } = 'step' in outcome ? outcome.draft : claimed.draft
    const moved = await move(context, claimed, 'step' in outcome ? outcome.step : 'send', draft)
    if ('step' in outcome || !moved) return goTo(response, callPathOf(ids))
    if (!(await showCall(context, request, response, { ids, call: moved, ...outcome }))) next()
  }
}

async function start(context: Context, request: Request, { caseId, draft }: Call) {
  const { identityCheckId, address = '', safeContact } = draft
  const words = wordsIn(languageOf(request))
  if (!safeContact) return { step: 'safe-contact' as const, draft }
  const started = await tryAs(context, request, 'emailVerification', startVerification, {
    params: { caseId },
    body: { identityCheckId, address, addressAgain: address, safeContact },
  })
  if (isRefusal(started)) return goBackFor(started.refused, { draft, words, typed: {} })
  const { verificationId } = started
  return { step: 'live' as const, draft: { ...draft, verificationId } }
}
