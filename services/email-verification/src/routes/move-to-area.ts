import { moveToArea } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { tendVerification } from '../tend-verification.ts'

/** From then on it stands in the queues of another area. */
export function moveToAreaRoute(context: Context): Route {
  return route(moveToArea, async ({ params, body: { area } }, { caller }) =>
    tendVerification(context, params, {
      kind: 'move-to-area',
      reason: area,
      caller,
      prepare: (record) => ({ ...record, area }),
    }),
  )
}
