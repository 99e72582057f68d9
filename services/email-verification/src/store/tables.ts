import type {
  Area,
  AuthenticationLevel,
  ChangeKind,
  DeliveryReportKind,
  Language,
  SafeToText,
  VerificationState,
} from '@gwirio/contracts'
import type { WayIn } from '@gwirio/mail'
import type { ColumnType, Generated, RawBuilder } from 'kysely'
import type { OutgoingKind } from '../rules/outgoing.ts'
import type { ApprovalTable, FreezeTable, PartyChangeTable } from './approval-tables.ts'

/** The schema `email_verification`; `Buffer` columns are sealed, but for digests and indexes. */
export interface Database {
  verification: VerificationTable
  replyToken: { tokenDigest: Buffer; caseId: string; verificationId: string }
  change: ChangeTable
  receivedMail: ReceivedMailTable
  reply: ReplyTable
  outgoingMail: OutgoingMailTable
  approval: ApprovalTable
  caseFreeze: FreezeTable
  partyChange: PartyChangeTable
  receiptKey: ReceiptKeyTable
  deliveryReport: DeliveryReportTable
  comparedAddress: { caseId: string; identityCheckId: string; addressIndex: Buffer; at: Date }
}

export interface VerificationTable {
  caseId: string
  verificationId: string
  partyId: string
  caseReference: string
  partyReference: string
  identityCheckId: string
  address: Buffer
  addressIndex: Buffer
  comparableIndex: Buffer
  mobile: Buffer
  replyToken: Buffer
  language: Language
  acceptsWeak: boolean
  doubt: string | null
  area: Area
  safeToText: SafeToTextColumn
  /** Of the newest change that needs a person. */
  attentionSequence: number | null
  attentionAt: Date | null
  /** Whether a prompt came back since somebody last dealt with it. */
  bounced: boolean
  state: VerificationState
  reason: string | null
  level: AuthenticationLevel | null
  startedAt: Date
  openUntil: Date
  verifiedAt: Date | null
  verifiedUntil: Date | null
  endedAt: Date | null
  triesLeft: number
  codesLeft: number
  /** The sequence of its last change. */
  version: number
}

type SafeToTextColumn = ColumnType<SafeToText, RawBuilder<SafeToText>, RawBuilder<SafeToText>>

export interface ChangeTable {
  caseId: string
  verificationId: string
  sequence: number
  kind: ChangeKind
  at: Date
  reason: string | null
  /** The text that a change is about, so that a repeated report is told apart from a new one; else the mail that brought it. */
  subjectId: string | null
}

/** The journal of the border: what was answered with 250, before anybody knows whose it is. */
interface ReceivedMailTable {
  mailId: string
  wayIn: WayIn
  viaEdge: boolean
  /** Null once it was cleared, because the mail belongs to nobody. */
  raw: Buffer | null
  /** Of what was fetched, so that it is taken once. */
  digest: Buffer | null
  remoteAddress: string | null
  helo: string | null
  mailFrom: Buffer | null
  recipients: Buffer
  tls: string | null
  receivedAt: Date
  processedAt: Date | null
  outcome: string | null
}

interface ReplyTable {
  caseId: string
  verificationId: string
  mailId: string
  messageDigest: Buffer | null
  receivedAt: Date
  outcome: string | null
  reason: string | null
  level: AuthenticationLevel | null
  /** Results only. */
  verdict: { readonly reasons: readonly string[] } | null
  /** The whole verdict, with domains and keys as they were fetched. */
  evidence: Buffer | null
  fromAddress: Buffer | null
}

interface OutgoingMailTable {
  caseId: string
  verificationId: string
  mailId: string
  kind: OutgoingKind
  messageId: Buffer
  inReplyTo: Buffer | null
  attempts: Generated<number>
  sentAt: Date | null
  refused: string | null
}

/** A public key as a JWK (RFC 8037 §2). */
export interface PublicKey {
  readonly kty: string
  readonly crv?: string
  readonly x?: string
}

/** Global and small: of no case. */
interface ReceiptKeyTable {
  keyId: string
  publicKey: ColumnType<PublicKey, RawBuilder<PublicKey>, never>
  /** Sealed; null once it signs no more. */
  privateKey: Buffer | null
  signsFrom: Date
}

/** What came back of correspondence, so that the same report is not acted on twice. */
export interface DeliveryReportTable {
  caseId: string
  correspondenceId: string
  kind: DeliveryReportKind
  verificationId: string
  at: Date
}
