import type { Area, Language, SafeToText } from '@gwirio/contracts'
import type { Selectable } from 'kysely'
import type { Attention } from '../rules/attention.ts'
import type { Verification } from '../rules/model.ts'
import type { VerificationTable } from './tables.ts'
import { requireNormalised, type Vault } from './vault.ts'

/** A verification as the service knows it, its personal fields in the clear. */
export interface VerificationRecord extends Verification {
  readonly caseId: string
  readonly partyId: string
  readonly caseReference: string
  readonly partyReference: string
  /** The preferred address as it was typed: mail is sent to this form. */
  readonly typedAddress: string
  readonly mobile: string
  readonly language: Language
  /** Who works on it. */
  readonly area: Area
  readonly safeToText: SafeToText
  /** What needs a person. */
  readonly attention: Attention | null
  readonly replyToken: string
  readonly startedAt: Date
  readonly version: number
}

export function openRow(vault: Vault, row: Selectable<VerificationTable>): VerificationRecord {
  const { verificationId } = row
  const typedAddress = vault.open('verification.address', verificationId, row.address)
  return {
    caseId: row.caseId,
    verificationId,
    partyId: row.partyId,
    caseReference: row.caseReference,
    partyReference: row.partyReference,
    identityCheckId: row.identityCheckId,
    typedAddress,
    address: requireNormalised(typedAddress),
    mobile: vault.open('verification.mobile', verificationId, row.mobile),
    replyToken: vault.open('verification.reply_token', verificationId, row.replyToken),
    language: row.language,
    area: row.area,
    safeToText: row.safeToText,
    attention: openAttention(row),
    acceptsWeak: row.acceptsWeak,
    startedAt: row.startedAt,
    version: row.version,
    ...stateColumns({ ...row, address: '' }),
  }
}

function openAttention(
  row: Pick<Selectable<VerificationTable>, 'attentionSequence' | 'attentionAt' | 'bounced'>,
): Attention | null {
  const { attentionSequence, attentionAt, bounced } = row
  if (attentionSequence === null || attentionAt === null) return null
  return { sequence: attentionSequence, at: attentionAt, bounced }
}

export function attentionColumns(attention: Attention | null) {
  return {
    attentionSequence: attention?.sequence ?? null,
    attentionAt: attention?.at ?? null,
    bounced: attention?.bounced ?? false,
  }
}

/** The columns that a decision may change. */
export function stateColumns(verification: Verification) {
  const { state, doubt, reason, level } = verification
  const { openUntil, verifiedAt, verifiedUntil, triesLeft, codesLeft } = verification
  const until = { openUntil, verifiedAt, verifiedUntil }
  return { state, doubt, reason, level, ...until, triesLeft, codesLeft }
}
