import { actorOf } from '@gwirio/audit'
import { listVerifications } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { presentVerifications } from '../present.ts'
import { inOneMoment } from '../store/moment.ts'
import { listOfParty } from '../store/verifications.ts'

/** The view is audited before it is shown. */
export function listVerificationsRoute(context: Context): Route {
  return route(listVerifications, async ({ params }, { caller }) => {
    const now = context.clock.now()
    return await inOneMoment(context.db).execute(async (tx) => {
      const records = await listOfParty(tx, context.vault, params)
      await context.audit.append(tx, {
        caseId: params.caseId,
        partyId: params.partyId,
        action: 'verification.listed',
        actor: actorOf(caller),
        occurredAt: now,
        details: { count: records.length },
      })
      return { verifications: await presentVerifications(tx, context, records) }
    })
  })
}
