import { suspendVerification } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { changeVerification } from '../change-verification.ts'
import type { Context } from '../context.ts'

/** The first answer to any doubt. */
export function suspendVerificationRoute(context: Context): Route {
  return route(suspendVerification, async ({ params, body }, { caller }) =>
    changeVerification(context, params, {
      command: { kind: 'suspend', reason: body.reason },
      caller,
    }),
  )
}
