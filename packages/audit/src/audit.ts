import { type FieldCipher, jsonb, newId } from '@gwirio/database'
import { sql, type Transaction } from 'kysely'
import type { AuditEvent } from './event.ts'
import { hashLeaf } from './leaf.ts'
import { sealPersonal } from './personal.ts'

export interface Audit {
  /** Records the act in the caller's transaction: kept if the act is, gone if it is rolled back. */
  append<DB>(tx: Transaction<DB>, event: AuditEvent): Promise<void>
}

const nilUuid = '00000000-0000-0000-0000-000000000000'

/** The audit of one service. The cipher seals what an event holds of personal data. */
export function createAudit({ service, cipher }: { service: string; cipher: FieldCipher }): Audit {
  return {
    async append(tx, event) {
      const { row, personal } = compose({ service, cipher, event })
      await sql`
        with event as (
          insert into audit.event (case_id, event_id, occurred_at, service, action, actor_kind, actor_id,
            party_id, verification_id, reason, details, commitments, leaf_hash)
          values (${row.caseId}, ${row.eventId}, ${row.occurredAt}, ${row.service}, ${row.action}, ${row.actorKind},
            ${row.actorId}, ${row.partyId}, ${row.verificationId}, ${row.reason}, ${jsonb(row.details)},
            ${jsonb(row.commitments)}, ${row.leafHash})
        )
        insert into audit.personal (case_id, event_id, field, box)
        select ${row.caseId}, ${row.eventId}, field, box
        from unnest(${personal.map(({ field }) => field)}::text[], ${personal.map(({ box }) => box)}::bytea[])
          as personal (field, box)`.execute(tx)
    },
  }
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
