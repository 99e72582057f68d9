import type { CorrespondenceItem, CorrespondenceStep, CorrespondenceView } from '@gwirio/contracts'
import type { Caller } from '@gwirio/service-kit'
import type { Kysely } from 'kysely'
import { decide } from './rules/correspondence.ts'
import type { Command } from './rules/model.ts'
import { listChanges } from './store/changes.ts'
import type { CorrespondenceRecord } from './store/correspondence-record.ts'
import { findIncidentIdOf } from './store/incidents.ts'
import type { Database } from './store/tables.ts'

/** What a list shows: references only. */
export function presentItem(record: CorrespondenceRecord): CorrespondenceItem {
  return {
    caseId: record.caseId,
    correspondenceId: record.correspondenceId,
    caseReference: record.caseReference,
    partyId: record.partyId,
    partyReference: record.partyReference,
    area: record.area,
    kind: record.kind,
    reference: record.reference,
    state: record.state,
    reason: record.reason,
    wayIn: record.wayIn,
    submittedAt: record.submittedAt.toISOString(),
    readyAt: record.readyAt.toISOString(),
    sentAt: record.sentAt?.toISOString() ?? null,
  }
}

/** What the caller sees of it, with what they may do now. */
export async function presentCorrespondence(
  db: Kysely<Database>,
  record: CorrespondenceRecord,
  { caller, now }: { caller: Caller; now: Date },
): Promise<CorrespondenceView> {
  return {
    ...presentItem(record),
    submittedBy: record.submitterName ?? record.clientId,
    documents: [...record.documents],
    findings: record.findings,
    attempts: record.attempts,
    giveUpAt: record.giveUpAt.toISOString(),
    deliveredAt: record.deliveredAt?.toISOString() ?? null,
    handOver: record.handOver,
    incidentId: await findIncidentIdOf(db, record),
    allowed: allowedSteps(record, caller, now),
    // What came after the row was read belongs to a later state of it
    changes: (await listChanges(db, record)).filter(({ sequence }) => sequence <= record.version),
  }
}

function allowedSteps(
  record: CorrespondenceRecord,
  caller: Caller,
  now: Date,
): CorrespondenceStep[] {
  const isAllowed = (command: Command) => !('refused' in decide(record, command, now))
  const manages = caller.scopes.has('correspondence:manage')
  return [
    ...(isAllowed({ kind: 'recall' }) ? (['recall'] as const) : []),
    ...(manages && isAllowed({ kind: 'release', by: caller.subject })
      ? (['release'] as const)
      : []),
    ...(manages && isAllowed({ kind: 'refuse' }) ? (['refuse'] as const) : []),
    ...(manages && record.sentAt ? (['wrong-recipient'] as const) : []),
  ]
}
