import { isRefusal, startVerification } from '@gwirio/contracts'
import type { Request, RequestHandler } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import type { Call, CallDraft } from '../../store/calls.ts'
import { listUnreported } from '../../store/concern-reports.ts'
import { wordsIn } from '../../words/index.ts'
import type { Outcome } from './at.ts'
import { callPathOf } from './call-path.ts'
import { goBackFor } from './go-back-for.ts'
import { findOwnCall } from './own-call.ts'
import { reportConcerns } from './report-concerns.ts'
import { findSent, isSending, move } from './sent.ts'
import { showCall } from './show.ts'
import { leaveStopped } from './stop.ts'

/**
 * Starts the verification: from here on the prompt and the code are on their way. That it was begun is stored first, so that
 * a second press starts nothing, and an answer that was lost is found again. A stop that was pressed meanwhile wins.
 */
export function sendPromptAndCode(context: Context): RequestHandler {
  return async (request, response, next) => {
    const ids = pathIds(request, 'caseId', 'partyId')
    if (!ids) return next()
    const path = callPathOf(ids)
    const call = await findOwnCall(context, request, ids)
    if (call?.step !== 'send' || isSending(context, call)) return goTo(response, path)
    const before = await findSent(context, request, call)
    if (before && !isRefusal(before)) return goTo(response, path)
    const sendingSince = context.clock.now().toISOString()
    const claimed = await move(context, call, 'send', { ...call.draft, sendingSince })
    if (!claimed) return goTo(response, path)
    const { outcome, isCertain } = await start(context, request, claimed)
    await reportConcerns(context, request, claimed, outcome)
    const draft = 'step' in outcome ? outcome.draft : claimed.draft
    // Without a certain answer it is looked for later, and so is one that was lost before.
    const lost = isCertain ? call.draft.sendingSince : sendingSince
    const step = 'step' in outcome ? outcome.step : 'send'
    const moved = await move(context, claimed, step, withSendingSince(draft, lost))
    if (!moved) {
      const begun = { verificationId: draft.verificationId, isCertain }
      return goTo(response, await leaveStopped(context, request, claimed, begun))
    }
    if ('step' in outcome) return goTo(response, path)
    if (!(await showCall(context, request, response, { ids, call: moved, ...outcome }))) next()
  }
}

/** A refusal is a certain answer, silence is none. */
async function start(
  context: Context,
  request: Request,
  { caseId, partyId, draft }: Call,
): Promise<{ outcome: Outcome; isCertain: boolean }> {
  const { identityCheckId, address = '', safeContact } = draft
  const words = wordsIn(languageOf(request))
  if (!safeContact) return { outcome: { step: 'safe-contact', draft }, isCertain: true }
  // Of what identity-check cannot be told yet, it cannot warn
  if ((await listUnreported(context.db, { caseId, partyId })).length > 0)
    return { outcome: goBackFor('concern-open', { draft, words, typed: {} }), isCertain: true }
  const started = await tryAs(context, request, 'emailVerification', startVerification, {
    params: { caseId },
    body: { identityCheckId, address, addressAgain: address, safeContact },
  })
  if (isRefusal(started)) {
    const outcome = goBackFor(started.refused, { draft, words, typed: {} })
    return { outcome, isCertain: started.refused !== 'not-ready' }
  }
  const { verificationId } = started
  return { outcome: { step: 'live', draft: { ...draft, verificationId } }, isCertain: true }
}

function withSendingSince(
  { sendingSince: _, ...draft }: CallDraft,
  since: string | undefined,
): CallDraft {
  return since ? { ...draft, sendingSince: since } : draft
}
