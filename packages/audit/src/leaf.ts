import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { AuditEventRow } from './event.ts'

/** The first byte of what a leaf hashes; a node of the tree has 1 (RFC 9162 §2.1.1). */
const leafPrefix = Buffer.from([0])

/** SHA-256(0x00 ‖ canonical JSON of the event), RFC 9162 §2.1.1 and RFC 8785. */
export function hashLeaf(row: Omit<AuditEventRow, 'leafHash'>): Buffer {
  const leaf = canonicalize({
    format: 1,
    caseId: row.caseId,
    eventId: row.eventId,
    occurredAt: row.occurredAt.toISOString(),
    service: row.service,
    action: row.action,
    actorKind: row.actorKind,
    actorId: row.actorId,
    partyId: row.partyId,
    verificationId: row.verificationId,
    reason: row.reason,
    details: row.details,
    commitments: row.commitments,
  })
  return createHash('sha256')
    .update(leafPrefix)
    .update(leaf ?? '')
    .digest()
}

/** Whether a row of `audit.event` is still what was recorded. Personal data may have been erased meanwhile. */
export function verifyLeaf(row: AuditEventRow): boolean {
  return hashLeaf(row).equals(row.leafHash)
}
