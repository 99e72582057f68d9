import { actorOf } from '@gwirio/audit'
import { listIncidents } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { listIncidentRows } from '../store/incidents.ts'

export function listIncidentsRoute({ db, audit, clock }: Context): Route {
  return route(listIncidents, async (_input, { caller }) =>
    db.transaction().execute(async (tx) => {
      const rows = await listIncidentRows(tx)
      await audit.append(tx, {
        caseId: null,
        action: 'incident.listed',
        actor: actorOf(caller),
        occurredAt: clock.now(),
      })
      return {
        incidents: rows.map((row) => ({
          caseId: row.caseId,
          incidentId: row.incidentId,
          caseReference: row.caseReference,
          partyId: row.partyId,
          partyReference: row.partyReference,
          area: row.area,
          state: row.closedAt ? ('closed' as const) : ('open' as const),
          openedAt: row.openedAt.toISOString(),
          tellRegulatorBy: row.tellRegulatorBy.toISOString(),
          isRegulatorDecided: row.isRegulatorDecided,
        })),
      }
    }),
  )
}
