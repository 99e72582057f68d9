import type { Area, CorrespondenceKind, IncidentDecision, PostingView } from '@gwirio/contracts'

/** What is sealed or indexed is a Buffer. */
export interface IncidentTable {
  caseId: string
  incidentId: string
  correspondenceId: string
  partyId: string
  caseReference: string
  partyReference: string
  area: Area
  address: Buffer
  addressIndex: Buffer
  note: Buffer
  stopped: number
  openedBy: string
  openerName: Buffer
  openedAt: Date
  tellRegulatorBy: Date
  closedAt: Date | null
}

export interface IncidentDecisionTable {
  caseId: string
  incidentId: string
  sequence: number
  decision: IncidentDecision
  note: Buffer
  decidedBy: string
  deciderName: Buffer
  at: Date
}

export interface PostingTable {
  caseId: string
  postingId: string
  partyId: string
  caseReference: string
  partyReference: string
  kind: CorrespondenceKind
  service: PostingView['service']
  number: Buffer
  numberIndex: Buffer
  state: PostingView['state']
  postedBy: string
  posterName: Buffer
  postedAt: Date
  changedAt: Date
}
