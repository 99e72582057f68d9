import { endVerification } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { changeVerification } from '../change-verification.ts'
import type { Context } from '../context.ts'

/** Nothing may be sent on it any more. */
export function endVerificationRoute(context: Context): Route {
  return route(endVerification, async ({ params, body }, { caller }) =>
    changeVerification(context, params, {
      command: { kind: 'end', reason: body.reason },
      caller,
    }),
  )
}
