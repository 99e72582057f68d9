import type { GateSubject, Refusal } from '@gwirio/contracts'
import { newId } from '@gwirio/database'
import { normaliseAddress } from '@gwirio/mail'
import type { Transaction } from 'kysely'
import { appendAudit } from '../act-on.ts'
import { makerOf } from '../cause.ts'
import type { ComposedMessage } from '../compose/compose-message.ts'
import type { Context } from '../context.ts'
import { enqueueHandOver } from '../enqueue-hand-over.ts'
import { admit } from '../rules/admit.ts'
import type { Decision } from '../rules/model.ts'
import { insertChanges } from '../store/changes.ts'
import { insertCorrespondence } from '../store/correspondence.ts'
import type { CorrespondenceRecord } from '../store/correspondence-record.ts'
import { hasHeldDetails, lockClientInCase } from '../store/held-details.ts'
import { type IdempotencyKey, insertIdempotencyKey } from '../store/idempotency-keys.ts'
import type { Database } from '../store/tables.ts'
import { recordWebhookEvents } from '../webhooks/record-webhook-events.ts'
import type { Inspected } from './inspect-content.ts'
import { findRepeat } from './repeat.ts'
import type { Submission } from './submission.ts'

interface Admitted {
  readonly submission: Submission
  readonly subject: GateSubject
  readonly request: IdempotencyKey | null
  readonly inspected: Inspected
  readonly composed: ComposedMessage
}

/** Keeps it whole, with what happened to it and the job that hands it over: all of it or nothing. */
export async function keep(
  context: Context,
  admitted: Admitted,
): Promise<CorrespondenceRecord | Refusal<'idempotency-key-used'>> {
  const begun = begin(context, admitted)
  try {
    return await context.db.transaction().execute(async (tx) => {
      const record = await holdAfterAHold(tx, begun)
      await insert(tx, context, { ...admitted, record })
      return record
    })
  } catch (error) {
    if (!(error instanceof KeptMeanwhile) || !admitted.request) throw error
    const repeated = await findRepeat(context, admitted.request)
    if (!repeated) throw error
    return repeated
  }
}

/** The same request came twice at once, and the other was first. */
class KeptMeanwhile extends Error {}

function begin(
  { config, clock, vault }: Context,
  { submission, subject, inspected, composed }: Admitted,
): CorrespondenceRecord {
  const { submitter, wayIn, kind, reference, address } = submission
  const { recallSeconds, giveUpHours } = config
  const now = clock.now()
  const { hold, findings, documents } = inspected
  const admitted = admit({ wayIn, hold, recallSeconds, giveUpHours }, now)
  return {
    ...admitted,
    caseId: subject.caseId,
    correspondenceId: newId(),
    partyId: subject.partyId,
    verificationId: subject.verificationId,
    caseReference: submission.case,
    partyReference: submission.party,
    area: subject.area,
    kind,
    reference,
    wayIn,
    clientId: submitter.clientId,
    submittedBy: submitter.subject,
    submitterName: submitter.name,
    address,
    addressIndex: vault.addressIndex(normaliseAddress(address) ?? address),
    returnToken: composed.returnToken,
    messageId: composed.messageId,
    documents: documents.map(({ name, type, bytes }) => ({ name, type, bytes: bytes.length })),
    findings: [...findings],
    isPastRecall: false,
    attempts: 0,
    version: firstChanges(admitted).length,
    submittedAt: now,
    sentAt: null,
    deliveredAt: null,
    handOver: null,
    releasedBy: null,
  }
}

/**
 * Whether a letter was held because of details of others tells whoever wrote it whether what they guessed is true. So they
 * get no second answer: until a person has decided, all that the same client sends to that case is held.
 */
async function holdAfterAHold(
  tx: Transaction<Database>,
  record: CorrespondenceRecord,
): Promise<CorrespondenceRecord> {
  if (record.wayIn === 'staff') return record
  await lockClientInCase(tx, record)
  if (record.state === 'held' || !(await hasHeldDetails(tx, record))) return record
  const held = { ...record, state: 'held', reason: 'after-a-hold' } as const
  return { ...held, version: firstChanges(held).length }
}

async function insert(
  tx: Transaction<Database>,
  context: Context,
  given: Admitted & { readonly record: CorrespondenceRecord },
): Promise<void> {
  const { record, composed, request, submission } = given
  const { vault } = context
  const at = record.submittedAt
  await insertCorrespondence(tx, vault, { record, message: composed.message })
  if (request && !(await insertIdempotencyKey(tx, request, { ...record, at })))
    throw new KeptMeanwhile()
  const changes = firstChanges(record)
  const { actor, name } = submission.submitter
  const cause = { actor, name, at, details: describe(given), personal: { address: record.address } }
  const submitted = { changes: changes.slice(0, 1), after: 0, at, maker: makerOf(cause) }
  await insertChanges(tx, vault, record, submitted)
  // What became of it then, nobody decided but we
  const settled = { changes: changes.slice(1), after: 1, at, maker: null }
  await insertChanges(tx, vault, record, settled)
  await recordWebhookEvents(tx, context, record, { changes, after: 0, at })
  await appendAudit(tx, context, record, { action: 'submitted', reason: record.reason, cause })
  if (record.state !== 'held')
    await enqueueHandOver(
      tx,
      context,
      record,
      record.state === 'waiting' ? record.readyAt : undefined,
    )
}

function firstChanges({
  state,
  reason,
}: Pick<CorrespondenceRecord, 'state' | 'reason'>): Decision['changes'] {
  const submitted = { kind: 'submitted', reason: null } as const
  if (state === 'held') return [submitted, { kind: 'held', reason }]
  return state === 'queued' ? [submitted, { kind: 'queued', reason: null }] : [submitted]
}

function describe({
  record,
  composed,
}: Pick<Admitted, 'composed'> & { record: CorrespondenceRecord }) {
  const { wayIn, kind, documents, findings, state } = record
  const { templateVersion } = composed
  return {
    state,
    wayIn,
    kind,
    documents: documents.length,
    findings: findings.length,
    ...(templateVersion && { templateVersion }),
  }
}
