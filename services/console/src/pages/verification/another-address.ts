import { cancelVerification, isRefusal } from '@gwirio/contracts'
import type { RequestHandler } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { pathIds } from '../../path.ts'
import { callPathOf } from '../call/call-path.ts'
import { findOwnCall } from '../call/own-call.ts'
import { move } from '../call/sent.ts'
import { withoutAddress } from '../call/take-address.ts'
import { send } from './controller.ts'
import { pathOf } from './path-of.ts'

/**
 * The e-mail came back while the person is on the phone: what was sent is cancelled, and the call goes back to the address.
 * The questions and what is safe were answered in the same call.
 */
export function takeAnotherAddress(context: Context): RequestHandler {
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId', 'verificationId')
    if (!params) return next()
    const body = { reason: 'staff' } as const
    const cancelled = await tryAs(context, request, 'emailVerification', cancelVerification, {
      params,
      body,
    })
    if (isRefusal(cancelled)) {
      if (!(await send(context, request, response, cancelled.refused))) next()
      return
    }
    const call = await findOwnCall(context, request, cancelled)
    if (call?.draft.verificationId !== params.verificationId) return goTo(response, pathOf(params))
    const { cancelledIds = [] } = call.draft
    const { sendingSince: _, ...draft } = withoutAddress(call.draft)
    await move(context, call, 'address', {
      ...draft,
      cancelledIds: [...cancelledIds, params.verificationId],
    })
    goTo(response, callPathOf(cancelled))
  }
}
