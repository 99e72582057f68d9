import type { CodeOutcome, Language } from '@gwirio/contracts'
import type { Generated, Selectable } from 'kysely'
import type { TextFailure, TextStatus } from '../rules/texts.ts'

/** The schema `sms_code`. */
export interface Tables {
  codeSecret: CodeSecretTable
  code: CodeTable
  text: TextTable
  codeCheck: CodeCheckTable
}

/** Codes belong to a verification, and that to a case. */
export interface VerificationKey {
  readonly caseId: string
  readonly verificationId: string
}

export interface TextKey {
  readonly caseId: string
  readonly textId: string
}

interface CodeSecretTable extends VerificationKey {
  /** 160 bits, sealed. */
  secret: Buffer
  triesLeft: number
  codesLeft: number
  stoppedAt: Date | null
}

interface CodeTable extends VerificationKey {
  /** 1 for the first; also the HOTP counter. */
  codeNumber: number
  textId: string
  requestId: string
  /** How many were left after this one, as the request was told. */
  codesLeft: number
  issuedAt: Date
  killedAt: Date | null
  consumedAt: Date | null
  consumedByReply: string | null
}

interface TextTable extends TextKey {
  verificationId: string
  partyId: string
  language: Language
  /** E.164, sealed. */
  mobile: Buffer
  mobileIndex: Buffer
  status: Generated<TextStatus>
  twilioSid: string | null
  createdAt: Date
  /** When the first request to Twilio was about to be made. */
  sendingSince: Date | null
  /** How many the provider bills, and the wording of its template: set when its handing over begins. */
  parts: number | null
  templateVersion: string | null
  sentAt: Date | null
  deliveredAt: Date | null
  failedAt: Date | null
  failedReason: TextFailure | null
}
export type Text = Selectable<TextTable>

interface CodeCheckTable extends VerificationKey {
  replyId: string
  /** How many of the reply's candidates cost a try, committed before any was compared. */
  counted: number
  countedAt: Date
  /** These four are null until the reply is settled. */
  outcome: CodeOutcome | null
  triesLeft: number | null
  codesLeft: number | null
  settledAt: Date | null
}
