import { type AnswerOf, refuse, reportWrongRecipient } from '@gwirio/contracts'
import { newId } from '@gwirio/database'
import { type Caller, nameOf, type Route, route } from '@gwirio/service-kit'
import type { Transaction } from 'kysely'
import { actOn, appendAudit } from '../act-on.ts'
import { type Cause, causeOf } from '../cause.ts'
import type { Context } from '../context.ts'
import { presentIncident } from '../present-incident.ts'
import { mayReport, tellRegulatorBy } from '../rules/incident.ts'
import { lockCorrespondence } from '../store/correspondence.ts'
import type { CorrespondenceRecord } from '../store/correspondence-record.ts'
import { findOpenIncidentOf, type IncidentRecord, insertIncident } from '../store/incidents.ts'
import { queues } from '../store/schema.ts'
import { lockAheadFor } from '../store/sent-to-address.ts'
import type { Database } from '../store/tables.ts'

/**
 * One press: what has not left for this address or this party is held, the party is frozen (by a job, so that it happens
 * whatever fails meanwhile), all that went there is listed, and the 72 hours begin. A second press shows the same incident.
 */
export function reportWrongRecipientRoute(context: Context): Route {
  const { db, vault, clock } = context
  return route(reportWrongRecipient, async ({ params, body }, { caller }) =>
    db.transaction().execute(async (tx) => {
      const record = await lockCorrespondence(tx, vault, params)
      if (!record) return refuse('correspondence-not-found')
      if (!mayReport(record)) return refuse('state-does-not-allow')
      const known = await findOpenIncidentOf(tx, vault, record)
      if (known) return await presentIncident(tx, context, known)
      const cause = causeOf(caller, clock.now())
      return await open(tx, context, record, { caller, cause, note: body.note })
    }),
  )
}

async function open(
  tx: Transaction<Database>,
  context: Context,
  record: CorrespondenceRecord,
  { caller, cause, note }: { caller: Caller; cause: Cause; note: string },
): Promise<AnswerOf<typeof reportWrongRecipient>> {
  const { caseId, partyId, correspondenceId } = record
  const stopped = await holdAll(tx, context, record, cause)
  const incident: IncidentRecord = {
    caseId,
    incidentId: newId(),
    correspondenceId,
    partyId,
    caseReference: record.caseReference,
    partyReference: record.partyReference,
    area: record.area,
    address: record.address,
    addressIndex: record.addressIndex,
    note,
    stopped,
    openedBy: caller.subject,
    openerName: nameOf(caller),
    openedAt: cause.at,
    tellRegulatorBy: tellRegulatorBy(cause.at),
    closedAt: null,
  }
  await insertIncident(tx, context.vault, incident)
  await appendAudit(tx, context, record, {
    action: 'wrong-recipient',
    reason: null,
    cause: {
      ...cause,
      details: { incidentId: incident.incidentId, stopped },
      personal: { note },
    },
  })
  await context.jobs.enqueue(tx, queues.freezeParty, { caseId, incidentId: incident.incidentId })
  return await presentIncident(tx, context, incident)
}

/** @returns how many were stopped */
async function holdAll(
  tx: Transaction<Database>,
  context: Context,
  record: CorrespondenceRecord,
  cause: Cause,
): Promise<number> {
  const ahead = await lockAheadFor(tx, context.vault, record)
  const command = { kind: 'hold', reason: 'frozen' } as const
  for (const each of ahead) await actOn(tx, context, each, { command, cause })
  // Of the others the last bytes may have left: they are among what went
  return ahead.filter(({ isPastRecall }) => !isPastRecall).length
}
