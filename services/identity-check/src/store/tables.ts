import type {
  Area,
  AreaView,
  ConcernReason,
  DetailKind,
  Language,
  LawKind,
  LetterFormat,
  QuestionKind,
} from '@gwirio/contracts'
import type { ColumnType } from 'kysely'

export interface Database {
  caseFile: CaseFileTable
  caseLink: CaseLinkTable
  party: PartyTable
  fact: FactTable
  confidentialDetail: ConfidentialDetailTable
  identityCheck: IdentityCheckTable
  identityCheckQuestion: IdentityCheckQuestionTable
  concern: ConcernTable
  office: OfficeTable
}

interface CaseFileTable {
  caseId: string
  caseReference: string
  area: Area
  law: LawKind
  endedAt: ColumnType<Date | null, Date | null | undefined, Date | null>
  /** Since when a manager keeps the record of an ended case longer. */
  keptSince: ColumnType<Date | null, undefined, Date | null>
}

/** One row for each direction of a link. */
interface CaseLinkTable {
  caseId: string
  linkedCaseId: string
  linkedAt: Date
}

/** A `…Box` is sealed (`FieldCipher`), a `…Index` is a keyed hash of the comparable form. */
interface PartyTable {
  caseId: string
  partyId: string
  partyReference: string
  nameBox: Buffer
  /** Keyed hashes of the beginnings of the name's words. */
  nameParts: Buffer[]
  language: Language
  mobileBox: Buffer | null
  mobileIndex: Buffer | null
  mobileChangedAt: Date | null
  /** Who put it on file by hand; null: a file did. */
  mobileChangedBy: ColumnType<string | null, string | null | undefined, string | null>
  letterFormat: ColumnType<LetterFormat, LetterFormat | undefined, LetterFormat>
  emailBox: Buffer | null
  /** Absent beside a box: stored before there was an index, filled in at the next start. */
  emailIndex: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>
  unlockedAt: ColumnType<Date | null, Date | null | undefined, Date | null>
}

interface FactTable {
  caseId: string
  partyId: string
  kind: QuestionKind
  /** PHC string of argon2id. */
  answerHash: string
  /** Another party of the case is likely to know it: never asked. */
  knownToOthers: boolean
}

/** What no other party may learn. */
interface ConfidentialDetailTable {
  caseId: string
  partyId: string
  detailId: string
  kind: DetailKind
  valueBox: Buffer
}

interface IdentityCheckTable {
  caseId: string
  identityCheckId: string
  partyId: string
  status: 'open' | 'failed' | 'passed'
  startedAt: Date
  answerBefore: Date
  answeredAt: Date | null
  /** Absent: the check is older than the record of who began it. */
  starterBox: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>
  startedBy: ColumnType<string | null, string | null | undefined, string | null>
}

interface IdentityCheckQuestionTable {
  caseId: string
  identityCheckId: string
  questionId: string
  position: number
  kind: QuestionKind
}

/** How a call ended in danger, and who settled it. Names and notes are sealed. */
interface ConcernTable {
  caseId: string
  concernId: string
  partyId: string
  identityCheckId: string | null
  reason: ConcernReason
  raisedBy: string
  raiserBox: Buffer
  raisedAt: Date
  settledBy: ColumnType<string | null, undefined, string>
  settlerBox: ColumnType<Buffer | null, undefined, Buffer>
  noteBox: ColumnType<Buffer | null, undefined, Buffer>
  settledAt: ColumnType<Date | null, undefined, Date>
}

/** The office of an area; the same for every case. */
interface OfficeTable {
  area: Area
  phone: string
  /** Seven days, Monday first. */
  hours: AreaView['hours']
}
