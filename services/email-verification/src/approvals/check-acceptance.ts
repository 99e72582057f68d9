import { type Refusal, refuse } from '@gwirio/contracts'
import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import { mayAskAcceptance } from '../rules/steps.ts'
import { isPartyFrozen } from '../store/freezes.ts'
import type { HeldReply } from '../store/replies.ts'
import type { Database } from '../store/tables.ts'
import type { VerificationRecord } from '../store/verification-record.ts'
import { findAcceptable } from './find-acceptable.ts'

/** The held reply, when it can be accepted now: when it is asked for, and again when somebody agrees. */
export async function checkAcceptance(
  tx: Transaction<Database>,
  { vault, clock }: Pick<Context, 'vault' | 'clock'>,
  record: VerificationRecord,
  mailId: string,
): Promise<HeldReply | Refusal<'state-does-not-allow' | 'frozen'>> {
  if (!mayAskAcceptance(record, clock.now())) return refuse('state-does-not-allow')
  const { caseId, verificationId } = record
  const held = await findAcceptable(tx, vault, record, { caseId, verificationId, mailId })
  if (!held) return refuse('state-does-not-allow')
  return (await isPartyFrozen(tx, record)) ? refuse('frozen') : held
}
