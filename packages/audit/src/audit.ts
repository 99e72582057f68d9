import { type FieldCipher, newId } from '@gwirio/database'
import { sql, type Transaction } from 'kysely'
import type { AuditEvent } from './event.ts'
import { hashLeaf } from './leaf.ts'
import { sealPersonal } from './personal.ts'

export interface Audit {
  /** Records the act in the caller's transaction: kept if the act is, gone if it is rolled back. */
  append<DB>(tx: Transaction<DB>, event: AuditEvent): Promise<void>
  /** The same for many at once, in one statement. */
  appendAll<DB>(tx: Transaction<DB>, events: readonly AuditEvent[]): Promise<void>
}

const nilUuid = '00000000-0000-0000-0000-000000000000'

/** The audit of one service. The cipher seals what an event holds of personal data. */
export function createAudit({ service, cipher }: { service: string; cipher: FieldCipher }): Audit {
  return {
    append: (tx, event) => insertAll(tx, [compose({ service, cipher, event })]),
    appendAll: (tx, events) =>
      insertAll(
        tx,
        events.map((event) => compose({ service, cipher, event })),
      ),
  }
}

async function insertAll<DB>(
  tx: Transaction<DB>,
  composed: ReadonlyArray<ReturnType<typeof compose>>,
): Promise<void> {
  const rows = composed.map(({ row }) => row)
  const boxes = composed.flatMap(({ row, personal }) =>
    personal.map(({ field, box }) => ({ caseId: row.caseId, eventId: row.eventId, field, box })),
  )
  await sql`
    with event as (
      insert into audit.event (case_id, event_id, occurred_at, service, action, actor_kind, actor_id,
        party_id, verification_id, reason, details, commitments, leaf_hash)
      select * from unnest(
        ${rows.map((row) => row.caseId)}::uuid[], ${rows.map((row) => row.eventId)}::uuid[],
        ${rows.map((row) => row.occurredAt)}::timestamptz[], ${rows.map((row) => row.service)}::text[],
        ${rows.map((row) => row.action)}::text[], ${rows.map((row) => row.actorKind)}::text[],
        ${rows.map((row) => row.actorId)}::text[], ${rows.map((row) => row.partyId)}::uuid[],
        ${rows.map((row) => row.verificationId)}::uuid[], ${rows.map((row) => row.reason)}::text[],
        ${rows.map((row) => JSON.stringify(row.details))}::jsonb[],
        ${rows.map((row) => JSON.stringify(row.commitments))}::jsonb[],
        ${rows.map((row) => row.leafHash)}::bytea[])
    )
    insert into audit.personal (case_id, event_id, field, box)
    select * from unnest(
      ${boxes.map((each) => each.caseId)}::uuid[], ${boxes.map((each) => each.eventId)}::uuid[],
      ${boxes.map((each) => each.field)}::text[], ${boxes.map((each) => each.box)}::bytea[])`.execute(
    tx,
  )
}

function compose({
  service,
  cipher,
  event,
}: {
  service: string
  cipher: FieldCipher
  event: AuditEvent
}) {
  const eventId = newId()
  const personal = Object.entries(event.personal ?? {}).map(([field, value]) => ({
    field,
    ...sealPersonal({ cipher, eventId, field, value }),
  }))
  const content = {
    caseId: event.caseId?.toLowerCase() ?? nilUuid,
    eventId,
    occurredAt: event.occurredAt,
    service,
    action: event.action,
    actorKind: event.actor.kind,
    actorId: event.actor.id,
    partyId: event.partyId?.toLowerCase() ?? null,
    verificationId: event.verificationId?.toLowerCase() ?? null,
    reason: event.reason ?? null,
    details: event.details ?? {},
    commitments: Object.fromEntries(personal.map(({ field, commitment }) => [field, commitment])),
  }
  return { row: { ...content, leafHash: hashLeaf(content) }, personal }
}
