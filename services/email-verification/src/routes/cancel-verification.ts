import { cancelVerification } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { changeVerification } from '../change-verification.ts'
import type { Context } from '../context.ts'

/** Also "stop safely": nothing is sent that would show it. */
export function cancelVerificationRoute(context: Context): Route {
  return route(cancelVerification, async ({ params, body }, { caller }) =>
    changeVerification(context, params, {
      command: { kind: 'cancel', reason: body.reason },
      caller,
    }),
  )
}
