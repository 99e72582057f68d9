/** Tables of the schema `console`; `session` belongs to connect-pg-simple. */
export interface Database {
  session: { sid: string; subject: string | null; providerSession: string | null }
  logoutMessage: { jti: string; until: Date }
  staffTokens: { sid: string; sealed: Buffer }
  call: CallTable
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
