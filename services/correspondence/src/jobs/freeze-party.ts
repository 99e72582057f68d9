import type { Context } from '../context.ts'
import { findIncident, type IncidentKey } from '../store/incidents.ts'

/**
 * Has the party of an incident frozen; again and again until email-verification has said that it is.
 *
 * @throws {ServiceError} when it cannot be asked
 */
export async function freezeParty(
  { db, vault, gate }: Pick<Context, 'db' | 'vault' | 'gate'>,
  key: IncidentKey,
): Promise<void> {
  const incident = await findIncident(db, vault, key)
  if (!incident) return
  await gate.freeze({
    caseId: incident.caseId,
    partyId: incident.partyId,
    incidentId: incident.incidentId,
    reportedBy: { subject: incident.openedBy, name: incident.openerName },
    note: incident.note,
  })
}
