import { actorOf } from '@gwirio/audit'
import { freezeForIncident, refuse } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { makeFreeze } from '../make-freeze.ts'

/** The party of an incident is frozen in the name of who reported it. */
export function freezeForIncidentRoute(context: Context): Route {
  return route(freezeForIncident, async ({ params, body }, { caller }) =>
    context.db.transaction().execute(async (tx) => {
      const { incidentId: freezeId, partyId, reportedBy, note } = body
      const isMade = await makeFreeze(tx, context, {
        caseId: params.caseId,
        freezeId,
        by: { actor: actorOf(caller), ...reportedBy },
        party: { partyId },
        note,
      })
      return isMade ? undefined : refuse('not-ready')
    }),
  )
}
