/** One act: who did what, when, for whom and why. */
export interface AuditEvent {
  /** null: the act belongs to no case */
  caseId: string | null
  /** For example `verification.started`. */
  action: string
  actor: { kind: 'staff' | 'client' | 'service' | 'service-user'; id: string }
  occurredAt: Date
  partyId?: string
  verificationId?: string
  /** A reason word or what staff wrote; never personal data. */
  reason?: string
  /** Facts that may be kept for ever: never personal data. */
  details?: Readonly<Record<string, Detail>>
  /** Personal data by field name, sealed and erasable; the event keeps a commitment to each. */
  personal?: Readonly<Record<string, string>>
}

type Detail = string | number | boolean | null

/** A row of `audit.event`, as `openDatabase` reads it. */
export interface AuditEventRow {
  /** The nil UUID when the act belongs to no case. */
  caseId: string
  eventId: string
  occurredAt: Date
  service: string
  action: string
  actorKind: AuditEvent['actor']['kind']
  actorId: string
  partyId: string | null
  verificationId: string | null
  reason: string | null
  details: Readonly<Record<string, Detail>>
  /** By field name: base64url of SHA-256(salt ‖ value). */
  commitments: Readonly<Record<string, string>>
  leafHash: Buffer
}
