import { refuse, settleAttention } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { tendVerification } from '../tend-verification.ts'

/** What needed a person has been dealt with, unless something newer needs one since the page was opened. */
export function settleAttentionRoute(context: Context): Route {
  return route(settleAttention, async ({ params, body: { sequence, how } }, { caller }) =>
    tendVerification(context, params, {
      kind: 'settle',
      reason: how,
      caller,
      prepare: (record) =>
        record.attention?.sequence === sequence ? record : refuse('attention-changed'),
    }),
  )
}
