import { actorOf } from '@gwirio/audit'
import { type DeliveryReportKind, type ReasonOf, refuse, reportDelivery } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { actOn } from '../act-on.ts'
import { appendAudit } from '../carry-out.ts'
import type { Context } from '../context.ts'
import { insertDeliveryReport } from '../store/delivery-reports.ts'
import { lockLiveOfParty, lockVerification } from '../store/verifications.ts'

const reasons = {
  refused: 'refused-by-server',
  bounced: 'bounced',
  complained: 'complained',
} as const satisfies Record<DeliveryReportKind, ReasonOf<'suspended'>>

/** A doubt about the address: also where the party has verified the same one again since. */
export function reportDeliveryRoute(context: Context): Route {
  return route(reportDelivery, async ({ params, body }, { caller }) =>
    context.db.transaction().execute(async (tx) => {
      const reported = await lockVerification(tx, context.vault, params)
      if (!reported) return refuse('verification-not-found')
      const { correspondenceId, kind } = body
      const at = context.clock.now()
      const isNew = await insertDeliveryReport(tx, { ...params, correspondenceId, kind, at })
      if (!isNew) return undefined
      const details = { correspondenceId, reportedAt: body.at }
      const cause = { actor: actorOf(caller), at, details }
      const reason = reasons[kind]
      await appendAudit(tx, context, reported, {
        action: 'correspondence.came-back',
        reason,
        cause,
      })
      const command = { kind: 'correspondence-came-back', reason } as const
      const live = await lockLiveOfParty(tx, context.vault, reported)
      if (live?.address === reported.address) await actOn(tx, context, live, { command, cause })
      return undefined
    }),
  )
}
