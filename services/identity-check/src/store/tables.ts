import type { Area, Language, LawKind, QuestionKind } from '@gwirio/contracts'
import type { ColumnType } from 'kysely'

export interface Database {
  caseFile: CaseFileTable
  party: PartyTable
  fact: FactTable
  identityCheck: IdentityCheckTable
  identityCheckQuestion: IdentityCheckQuestionTable
}

interface CaseFileTable {
  caseId: string
  caseReference: string
  area: Area
  law: LawKind
  endedAt: ColumnType<Date | null, Date | null | undefined, Date | null>
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
  emailBox: Buffer | null
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

interface IdentityCheckTable {
  caseId: string
  identityCheckId: string
  partyId: string
  status: 'open' | 'failed' | 'passed'
  startedAt: Date
  answerBefore: Date
  answeredAt: Date | null
}

interface IdentityCheckQuestionTable {
  caseId: string
  identityCheckId: string
  questionId: string
  position: number
  kind: QuestionKind
}
