import type { Request, RequestHandler } from 'express'
import { keepConcern, sendConcern } from '../../concern-reports.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { pathIds } from '../../path.ts'
import { sendPage } from '../../send-page.ts'
import { type Call, forgetCall } from '../../store/calls.ts'
import { callPathOf } from './call-path.ts'
import { findOwnCall } from './own-call.ts'
import { rememberStop, stopStarted } from './stop.ts'

/**
 * Stops safely at any step: what was said is forgotten, what was sent is cancelled with that reason, and nobody phones again
 * before somebody else has looked at it. The page after it shows nothing of the party, to whoever looks over a shoulder, and
 * says so while it is not certain.
 */
export function stopSafely(context: Context): RequestHandler {
  return async (request, response, next) => {
    const ids = pathIds(request, 'caseId', 'partyId')
    if (!ids) return next()
    const known = await findOwnCall(context, request, ids)
    const concern = await keepConcern(context, request, {
      ...ids,
      identityCheckId: known?.draft.identityCheckId ?? null,
      reason: 'stopped-safely',
    })
    const call = await rememberStop(context, request, ids)
    const path = await stopCall(context, request, call ?? ids)
    // What was begun is stopped first: a code may be on its way
    await sendConcern(context, request, concern)
    goTo(response, path)
  }
}

/**
 * Stops what was begun in a call that is remembered as stopping; without a call nothing was begun.
 *
 * @returns where to go on
 */
export async function stopCall(
  context: Context,
  request: Request,
  call: Call | { caseId: string; partyId: string },
): Promise<string> {
  const path = callPathOf(call)
  const stop = 'draft' in call ? await stopStarted(context, request, call) : 'certain'
  if (stop === 'certain') return `${path}/ended`
  if (stop === 'not-certain') return path
  // Whoever stops must see it when nothing could be stopped.
  return `/cases/${call.caseId}/verifications/${stop.verificationId}`
}

/** The phone call is over; a verification that waits goes on waiting. */
export function endCall(context: Context): RequestHandler {
  return async (request, response, next) => {
    const ids = pathIds(request, 'caseId', 'partyId')
    if (!ids) return next()
    const call = await findOwnCall(context, request, ids)
    if (call?.step === 'stopping') return goTo(response, callPathOf(ids))
    if (call) await forgetCall(context.db, call)
    goTo(response, `/cases/${ids.caseId}/parties/${ids.partyId}`)
  }
}

/** What is shown after a call was stopped: nothing about whom or why. */
export function showEnded(context: Context): RequestHandler {
  return (request, response) =>
    sendPage(context, request, response, {
      template: 'call/ended.njk',
      title: ({ call }) => call.ended.title,
    })
}
