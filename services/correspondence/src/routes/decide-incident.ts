import { actorOf } from '@gwirio/audit'
import { decideIncident, refuse } from '@gwirio/contracts'
import { nameOf, type Route, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { presentIncident } from '../present-incident.ts'
import { mayDecide } from '../rules/incident.ts'
import { insertDecision, listDecisions } from '../store/incident-decisions.ts'
import { closeIncident, lockIncident } from '../store/incidents.ts'

export function decideIncidentRoute(context: Context): Route {
  const { db, vault, audit, clock } = context
  return route(decideIncident, async ({ params, body }, { caller }) =>
    db.transaction().execute(async (tx) => {
      const record = await lockIncident(tx, vault, params)
      if (!record) return refuse('incident-not-found')
      const { decision, note } = body
      const before = (await listDecisions(tx, vault, record)).map((each) => each.decision)
      if (!mayDecide(decision, { isClosed: record.closedAt !== null, before }))
        return refuse('state-does-not-allow')
      const at = clock.now()
      const entry = { decision, note, decidedBy: caller.subject, deciderName: nameOf(caller), at }
      await insertDecision(tx, vault, { key: record, sequence: before.length + 1, entry })
      if (decision === 'closed') await closeIncident(tx, record, at)
      await audit.append(tx, {
        caseId: record.caseId,
        partyId: record.partyId,
        action: 'incident.decided',
        actor: actorOf(caller),
        occurredAt: at,
        reason: decision,
        details: { incidentId: record.incidentId },
        personal: { note },
      })
      const closedAt = decision === 'closed' ? at : record.closedAt
      return await presentIncident(tx, context, { ...record, closedAt })
    }),
  )
}
