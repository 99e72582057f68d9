import type { WebhookEvent } from '@gwirio/contracts'
import { newId } from '@gwirio/database'
import type { Transaction } from 'kysely'
import { presentItem } from '../present.ts'
import type { Decision } from '../rules/model.ts'
import { anyClient, tellableReason } from '../rules/tellable.ts'
import type { CorrespondenceRecord } from '../store/correspondence-record.ts'
import { queues } from '../store/schema.ts'
import type { Database } from '../store/tables.ts'
import { insertEvents, type Telling } from '../store/webhook-events.ts'
import { lockReceiversOf } from '../store/webhooks.ts'
import type { WebhookContext } from './webhook-context.ts'

/**
 * Records changes for each webhook of the client whose letter it is, in the transaction that makes them. For a webhook
 * that was disabled they are kept for a replay.
 *
 * @param record as it stands after them
 * @param given.after the sequence of the change before
 */
export async function recordWebhookEvents(
  tx: Transaction<Database>,
  { jobs }: Pick<WebhookContext, 'jobs'>,
  record: CorrespondenceRecord,
  given: { changes: Decision['changes']; after: number; at: Date },
): Promise<void> {
  if (given.changes.length === 0 || record.wayIn === 'staff') return
  for (const { webhookId, state } of await lockReceiversOf(tx, record.clientId)) {
    const { caseId, correspondenceId } = record
    const telling: Telling = { caseId, correspondenceId, webhookId }
    const rows = given.changes.map((change, position) => {
      const sequence = given.after + position + 1
      const body = JSON.stringify(eventOf(record, { change, sequence, at: given.at }))
      const due = { at: given.at, offeredAt: given.at, attempts: 0 }
      return { ...telling, sequence, eventId: newId(), body, ...due }
    })
    await insertEvents(tx, rows)
    if (state !== 'disabled') await jobs.enqueue(tx, queues.tellWebhook, telling)
  }
}

function eventOf(
  record: CorrespondenceRecord,
  { change, sequence, at }: { change: Decision['changes'][number]; sequence: number; at: Date },
): WebhookEvent {
  const { partyId: _party, area: _area, ...item } = presentItem(record)
  return {
    type: `correspondence.${change.kind}`,
    timestamp: at.toISOString(),
    data: {
      ...item,
      reason: tellableReason(item.reason, { findings: record.findings, asking: anyClient }),
      change: change.kind,
      sequence,
    },
  }
}
