import type { IncidentDecision } from '@gwirio/contracts'
import type { Kysely, Transaction } from 'kysely'
import type { IncidentKey } from './incidents.ts'
import type { Database } from './tables.ts'
import type { Vault } from './vault.ts'

/** An entry of the decision log, in the clear. */
export interface DecisionRecord {
  readonly decision: IncidentDecision
  readonly note: string
  readonly decidedBy: string
  readonly deciderName: string
  readonly at: Date
}

/**
 * Adds to the log of an incident that this transaction holds locked.
 *
 * @param given.sequence from 1, without a gap
 */
export async function insertDecision(
  tx: Transaction<Database>,
  vault: Vault,
  given: { key: IncidentKey; sequence: number; entry: DecisionRecord },
): Promise<void> {
  const { sequence, entry } = given
  const { caseId, incidentId } = given.key
  const rowId = `${incidentId}:${sequence}`
  await tx
    .insertInto('incidentDecision')
    .values({
      caseId,
      incidentId,
      sequence,
      ...entry,
      note: vault.seal('incident_decision.note', rowId, entry.note),
      deciderName: vault.seal('incident_decision.decider_name', rowId, entry.deciderName),
    })
    .execute()
}

/** In the order in which they were made. */
export async function listDecisions(
  db: Kysely<Database>,
  vault: Vault,
  { caseId, incidentId }: IncidentKey,
): Promise<DecisionRecord[]> {
  const rows = await db
    .selectFrom('incidentDecision')
    .selectAll()
    .where('caseId', '=', caseId)
    .where('incidentId', '=', incidentId)
    .orderBy('sequence')
    .execute()
  return rows.map(({ sequence, decision, note, decidedBy, deciderName, at }) => {
    const rowId = `${incidentId}:${sequence}`
    return {
      decision,
      decidedBy,
      at,
      note: vault.open('incident_decision.note', rowId, note),
      deciderName: vault.open('incident_decision.decider_name', rowId, deciderName),
    }
  })
}
