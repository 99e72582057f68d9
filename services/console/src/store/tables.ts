import type { ConcernReason } from '@gwirio/contracts'

/** Tables of the schema `console`; `session` belongs to connect-pg-simple. */
export interface Database {
  session: { sid: string; subject: string | null; providerSession: string | null }
  logoutMessage: { jti: string; until: Date }
  staffTokens: { sid: string; sealed: Buffer }
  call: CallTable
  concernReport: ConcernReportTable
}

/** A call that ended in danger, as long as identity-check does not know of it. */
interface ConcernReportTable {
  caseId: string
  concernId: string
  partyId: string
  subject: string
  identityCheckId: string | null
  reason: ConcernReason
  raisedAt: Date
  tries: number
  tryAt: Date
}

export interface CallTable {
  caseId: string
  partyId: string
  subject: string
  staffName: string
  caseReference: string
  partyReference: string
  step: string
  version: number
  sealed: Buffer
  updatedAt: Date
}
