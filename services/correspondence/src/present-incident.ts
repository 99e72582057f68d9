import type { IncidentView } from '@gwirio/contracts'
import type { Kysely } from 'kysely'
import type { Context } from './context.ts'
import { presentItem } from './present.ts'
import { listDecisions } from './store/incident-decisions.ts'
import type { IncidentRecord } from './store/incidents.ts'
import { listSentTo } from './store/sent-to-address.ts'
import type { Database } from './store/tables.ts'

/** An incident with everything that went to that address by now, in any case. */
export async function presentIncident(
  db: Kysely<Database>,
  { vault }: Pick<Context, 'vault'>,
  record: IncidentRecord,
): Promise<IncidentView> {
  const went = await listSentTo(db, vault, record.addressIndex)
  const decisions = await listDecisions(db, vault, record)
  return {
    caseId: record.caseId,
    incidentId: record.incidentId,
    caseReference: record.caseReference,
    partyId: record.partyId,
    partyReference: record.partyReference,
    area: record.area,
    state: record.closedAt ? 'closed' : 'open',
    openedAt: record.openedAt.toISOString(),
    openedBy: record.openerName,
    note: record.note,
    tellRegulatorBy: record.tellRegulatorBy.toISOString(),
    address: record.address,
    went: went.map(presentItem),
    stopped: record.stopped,
    decisions: decisions.map(({ decision, at, deciderName, note }) => ({
      decision,
      at: at.toISOString(),
      by: deciderName,
      note,
    })),
  }
}
