import type {
  Area,
  CorrespondenceChangeKind,
  CorrespondenceKind,
  CorrespondenceReason,
  CorrespondenceState,
  Finding,
  WayIn,
} from '@gwirio/contracts'
import type { IncidentDecisionTable, IncidentTable, PostingTable } from './incident-tables.ts'
import type { WebhookTables } from './webhook-tables.ts'

/** What is sealed or indexed is a Buffer. */
export interface Database extends WebhookTables {
  correspondence: CorrespondenceTable
  correspondenceChange: CorrespondenceChangeTable
  idempotencyKey: IdempotencyKeyTable
  returnedMail: ReturnedMailTable
  incident: IncidentTable
  incidentDecision: IncidentDecisionTable
  posting: PostingTable
  stsPolicy: StsPolicyTable
}

export interface CorrespondenceTable {
  caseId: string
  correspondenceId: string
  partyId: string
  verificationId: string
  caseReference: string
  partyReference: string
  area: Area
  kind: CorrespondenceKind
  reference: string | null
  wayIn: WayIn
  clientId: string
  submittedBy: string
  submitterName: Buffer | null
  address: Buffer
  addressIndex: Buffer
  returnToken: Buffer
  returnTokenDigest: Buffer
  /** Angle brackets included. */
  messageId: string
  /** The whole message as it leaves, but for its signature; null once it was disposed of. */
  message: Buffer | null
  /** JSON of `DocumentView[]`. */
  documents: Buffer
  findings: Finding[]
  state: CorrespondenceState
  reason: CorrespondenceReason | null
  pastRecall: boolean
  attempts: number
  version: number
  submittedAt: Date
  readyAt: Date
  giveUpAt: Date
  sentAt: Date | null
  deliveredAt: Date | null
  handOver: HandOver | null
  remoteAnswer: Buffer | null
  releasedBy: string | null
}

/** How it was handed over to the server that took it. */
export interface HandOver {
  readonly host: string
  readonly tls: string
  readonly verified: boolean
  readonly policy: 'mta-sts' | 'none'
  /** RFC 3339. */
  readonly at: string
}

export interface CorrespondenceChangeTable {
  caseId: string
  correspondenceId: string
  sequence: number
  kind: CorrespondenceChangeKind
  at: Date
  reason: string | null
  /** Null: nobody but us, or it was not kept then. */
  makerKind: 'staff' | 'client' | null
  makerName: Buffer | null
  note: Buffer | null
}

interface IdempotencyKeyTable {
  clientId: string
  keyDigest: Buffer
  requestDigest: Buffer
  caseId: string
  correspondenceId: string
  at: Date
}

interface ReturnedMailTable {
  mailId: string
  raw: Buffer | null
  recipients: Buffer | null
  mailFrom: Buffer | null
  remoteAddress: string | null
  helo: string | null
  tls: string | null
  receivedAt: Date
  processedAt: Date | null
  outcome: string | null
}

interface StsPolicyTable {
  domainIndex: Buffer
  /** JSON of its id, mode and servers. */
  policy: Buffer
  fetchedAt: Date
  refreshAt: Date
  expiresAt: Date
}
