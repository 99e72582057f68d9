import type { DeliveryReportKind } from '@gwirio/contracts'
import type { Transaction } from 'kysely'
import { type Cause, makerOf } from './cause.ts'
import type { Context } from './context.ts'
import { enqueueHandOver } from './enqueue-hand-over.ts'
import type { DeliveryReportJob } from './jobs/report-delivery.ts'
import { nextAttemptAt } from './rules/attempts.ts'
import { decide } from './rules/correspondence.ts'
import type { Command, Effect, RuleRefusal } from './rules/model.ts'
import { insertChanges } from './store/changes.ts'
import { updateCorrespondence } from './store/correspondence.ts'
import { type CorrespondenceRecord, keyOf } from './store/correspondence-record.ts'
import { queues, reportOptions } from './store/schema.ts'
import type { Database } from './store/tables.ts'
import { recordWebhookEvents } from './webhooks/record-webhook-events.ts'

/**
 * Puts a command to the rules for something that this transaction holds locked, and carries out what they decide: stores
 * it and its changes, records it for audit, enqueues what follows.
 *
 * @returns it afterwards, or why nothing was changed
 */
export async function actOn(
  tx: Transaction<Database>,
  context: Context,
  record: CorrespondenceRecord,
  { command, cause }: { command: Command; cause: Cause },
): Promise<CorrespondenceRecord | { readonly refused: RuleRefusal }> {
  const decision = decide(record, command, cause.at)
  if ('refused' in decision) return decision
  const { next, changes, effects } = decision
  const changed = { ...record, ...next, version: record.version + changes.length }
  const { handedOver } = cause
  await updateCorrespondence(tx, context.vault, {
    key: record,
    next: changed,
    ...(handedOver ? { handedOver } : {}),
  })
  const made = { changes, after: record.version, at: cause.at }
  await insertChanges(tx, context.vault, record, { ...made, maker: makerOf(cause) })
  await recordWebhookEvents(tx, context, changed, made)
  await appendAudit(tx, context, record, { action: command.kind, reason: next.reason, cause })
  for (const effect of effects)
    await enqueueEffect(tx, context, changed, { effect, command, at: cause.at })
  return changed
}

/** Records an act on something that leaves, in the transaction that does it. */
export async function appendAudit(
  tx: Transaction<Database>,
  { audit }: Pick<Context, 'audit'>,
  record: Pick<
    CorrespondenceRecord,
    'caseId' | 'partyId' | 'verificationId' | 'correspondenceId' | 'attempts'
  >,
  { action, reason, cause }: { action: string; reason: string | null; cause: Cause },
): Promise<void> {
  const { correspondenceId, attempts } = record
  await audit.append(tx, {
    caseId: record.caseId,
    partyId: record.partyId,
    verificationId: record.verificationId,
    action: `correspondence.${action}`,
    actor: cause.actor,
    occurredAt: cause.at,
    ...(reason === null ? {} : { reason }),
    details: { correspondenceId, attempts, ...cause.details },
    ...(cause.personal ? { personal: cause.personal } : {}),
  })
}

async function enqueueEffect(
  tx: Transaction<Database>,
  context: Context,
  record: CorrespondenceRecord,
  { effect, command, at }: { effect: Effect; command: Command; at: Date },
): Promise<void> {
  const reportDelivery = (kind: DeliveryReportKind) => {
    const job: DeliveryReportJob = { ...keyOf(record), kind, at: at.toISOString() }
    return context.jobs.enqueue(tx, queues.reportDelivery, job, reportOptions)
  }
  switch (effect) {
    case 'hand-over':
      return enqueueHandOver(tx, context, record)
    case 'hand-over-later':
      return enqueueHandOver(tx, context, record, nextAttemptAt(record.attempts, at))
    case 'report-refused':
      return reportDelivery('refused')
    case 'report-returned':
      return reportDelivery(command.kind === 'returned' ? command.reason : 'bounced')
  }
}
