import type {
  ApprovalKind,
  ApprovalView,
  Area,
  AuthenticationLevel,
  PartyChange,
} from '@gwirio/contracts'

/** What waits for a second person, and what became of it. `Buffer` columns are sealed, but for indexes. */
export interface ApprovalTable {
  caseId: string
  approvalId: string
  kinds: ApprovalKind[]
  needs: ApprovalView['needs']
  state: ApprovalView['state']
  caseReference: string
  area: Area
  partyId: string | null
  partyReference: string | null
  identityCheckId: string | null
  verificationId: string | null
  replyId: string | null
  freezeId: string | null
  level: AuthenticationLevel | null
  address: Buffer | null
  addressIndex: Buffer | null
  mobileIndex: Buffer | null
  /** Of the addresses of others that this one is a slip away from: whoever agrees, agrees to these. */
  nearIndexes: Buffer[] | null
  /** Who changed the mobile that is to be approved: neither asks nor decides. */
  mobileChangedBy: string | null
  note: Buffer
  requestedBy: string
  requestedByKind: 'staff' | 'client'
  requesterName: Buffer
  requestedAt: Date
  until: Date
  decidedBy: string | null
  deciderName: Buffer | null
  decidedAt: Date | null
  decisionNote: Buffer | null
}

export interface FreezeTable {
  caseId: string
  freezeId: string
  caseReference: string
  area: Area
  /** Null: the whole case. */
  partyId: string | null
  partyReference: string | null
  note: Buffer
  frozenBy: string
  freezerName: Buffer
  frozenAt: Date
  liftedAt: Date | null
}

/** What identity-check reported, so that the same report is not acted on twice. */
export interface PartyChangeTable {
  caseId: string
  reportId: string
  /** Null: the whole case. */
  partyId: string | null
  kind: PartyChange
  at: Date
}
