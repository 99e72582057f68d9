import { cancelVerification, isRefusal } from '@gwirio/contracts'
import type { RequestHandler } from 'express'
import { callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { pathIds } from '../../path.ts'
import { sendPage } from '../../send-page.ts'
import { forgetCall } from '../../store/calls.ts'
import { callPathOf } from './call-path.ts'
import { findOwnCall, keyOf } from './own-call.ts'

/**
 * Stops safely at any step: what was said is forgotten, and what was sent is cancelled with that reason. The page after it
 * shows nothing of the party, to whoever looks over a shoulder.
 */
export function stopSafely(context: Context): RequestHandler {
  return async (request, response, next) => {
    const ids = pathIds(request, 'caseId', 'partyId')
    if (!ids) return next()
    const call = await findOwnCall(context, request, ids)
    const verificationId = call?.draft.verificationId
    if (verificationId) {
      const params = { caseId: ids.caseId, verificationId }
      const body = { reason: 'stop-safely' }
      const answer = await callAs(context, request, 'emailVerification', cancelVerification, {
        params,
        body,
      })
      // Whoever stops must see it when nothing could be stopped.
      if (isRefusal(answer))
        return goTo(response, `/cases/${ids.caseId}/verifications/${verificationId}`)
    }
    await forgetCall(context.db, keyOf(request, ids))
    goTo(response, `${callPathOf(ids)}/ended`)
  }
}

/** The phone call is over; a verification that waits goes on waiting. */
export function endCall(context: Context): RequestHandler {
  return async (request, response, next) => {
    const ids = pathIds(request, 'caseId', 'partyId')
    if (!ids) return next()
    await forgetCall(context.db, keyOf(request, ids))
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
