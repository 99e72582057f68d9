import { isRefusal, readVerification, type VerificationState } from '@gwirio/contracts'
import type { RequestHandler } from 'express'
import { callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { pathIds } from '../../path.ts'
import { sendPage } from '../../send-page.ts'

/** What wants a second press: the states in which it can be done, and why staff do it. */
const steps = {
  cancel: { reason: 'staff', states: ['awaiting-reply'] },
  suspend: { reason: 'doubt', states: ['verified'] },
  end: { reason: 'withdrawn', states: ['verified', 'suspended'] },
} as const satisfies Record<string, { reason: string; states: readonly VerificationState[] }>

/** Says what a step does and asks whether it is meant; goes back when the state has moved on. */
export function confirm(context: Context, step: keyof typeof steps): RequestHandler {
  const { reason, states }: { reason: string; states: readonly VerificationState[] } = steps[step]
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId', 'verificationId')
    if (!params) return next()
    const verification = await callAs(context, request, 'emailVerification', readVerification, {
      params,
    })
    if (isRefusal(verification)) return next()
    const path = `/cases/${params.caseId}/verifications/${params.verificationId}`
    if (!states.includes(verification.state)) return goTo(response, path)
    sendPage(context, request, response, {
      template: 'watch/confirm.njk',
      title: ({ decisions }) => decisions[step].title,
      view: { verification, path, step, reason },
    })
  }
}
