import { actorOf } from '@gwirio/audit'
import { readVerification, refuse } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { appendAudit } from '../carry-out.ts'
import type { Context } from '../context.ts'
import { presentVerification } from '../present.ts'
import { inOneMoment } from '../store/moment.ts'
import { findVerification } from '../store/verifications.ts'

/** The view is audited before it is shown. */
export function readVerificationRoute(context: Context): Route {
  return route(readVerification, async ({ params }, { caller }) =>
    inOneMoment(context.db).execute(async (tx) => {
      const record = await findVerification(tx, context.vault, params)
      if (!record) return refuse('verification-not-found')
      const cause = { actor: actorOf(caller), at: context.clock.now() }
      await appendAudit(tx, context, record, {
        action: 'verification.viewed',
        reason: null,
        cause,
      })
      return await presentVerification(tx, context, record)
    }),
  )
}
