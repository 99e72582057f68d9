import type { RequestHandler } from 'express'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { pathIds } from '../../path.ts'
import { sendPage } from '../../send-page.ts'
import { forgetCall } from '../../store/calls.ts'
import { callPathOf } from './call-path.ts'
import { findOwnCall } from './own-call.ts'
import { rememberStop, stopStarted } from './stop.ts'

/**
 * Stops safely at any step: what was said is forgotten, and what was sent is cancelled with that reason. The page after it
 * shows nothing of the party, to whoever looks over a shoulder, and says so while it is not certain.
 */
export function stopSafely(context: Context): RequestHandler {
  return async (request, response, next) => {
    const ids = pathIds(request, 'caseId', 'partyId')
    if (!ids) return next()
    const path = callPathOf(ids)
    const call = await rememberStop(context, request, ids)
    const stop = call ? await stopStarted(context, request, call) : 'certain'
    if (stop === 'certain') return goTo(response, `${path}/ended`)
    if (stop === 'not-certain') return goTo(response, path)
    // Whoever stops must see it when nothing could be stopped.
    goTo(response, `/cases/${ids.caseId}/verifications/${stop.verificationId}`)
  }
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
