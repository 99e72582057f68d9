import { actorOf } from '@gwirio/audit'
import { readIncident, refuse } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { presentIncident } from '../present-incident.ts'
import { findIncident } from '../store/incidents.ts'

export function readIncidentRoute(context: Context): Route {
  const { db, vault, audit, clock } = context
  return route(readIncident, async ({ params }, { caller }) =>
    db.transaction().execute(async (tx) => {
      const record = await findIncident(tx, vault, params)
      if (!record) return refuse('incident-not-found')
      const { caseId, partyId, incidentId } = record
      await audit.append(tx, {
        caseId,
        partyId,
        action: 'incident.viewed',
        actor: actorOf(caller),
        occurredAt: clock.now(),
        details: { incidentId },
      })
      return await presentIncident(tx, context, record)
    }),
  )
}
