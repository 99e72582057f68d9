import { actorOf } from '@gwirio/audit'
import { listFreezes } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { presentFreezes } from '../approvals/present-freezes.ts'
import type { Context } from '../context.ts'

/** The view is audited before it is shown. */
export function listFreezesRoute(context: Context): Route {
  return route(listFreezes, async ({ params }, { caller }) =>
    context.db.transaction().execute(async (tx) => {
      await context.audit.append(tx, {
        caseId: params.caseId,
        action: 'freeze.listed',
        actor: actorOf(caller),
        occurredAt: context.clock.now(),
      })
      return await presentFreezes(tx, context, params.caseId)
    }),
  )
}
