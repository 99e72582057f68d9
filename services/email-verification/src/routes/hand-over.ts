import { handOver } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { tendVerification } from '../tend-verification.ts'

/** From then on it stands in the queues of another area. */
export function handOverRoute(context: Context): Route {
  return route(handOver, async ({ params, body: { area } }, { caller }) =>
    tendVerification(context, params, {
      kind: 'hand-over',
      reason: area,
      caller,
      prepare: (record) => ({ ...record, area }),
    }),
  )
}
