import type { Transaction } from 'kysely'
import { appendAudit, type Cause, carryOut } from './carry-out.ts'
import type { Context } from './context.ts'
import type { Command } from './rules/command.ts'
import type { RuleRefusal } from './rules/model.ts'
import { decide } from './rules/verification.ts'
import type { Database } from './store/tables.ts'
import type { VerificationRecord } from './store/verification-record.ts'

/**
 * Puts a command to the rules for a verification that this transaction holds locked, and carries out what they decide.
 *
 * @param given.at as of when it is decided; when it happened, unless that is told
 * @returns the verification afterwards, or why nothing was changed
 */
export async function actOn(
  tx: Transaction<Database>,
  context: Context,
  record: VerificationRecord,
  { command, cause, at = cause.at }: { command: Command; cause: Cause; at?: Date },
): Promise<VerificationRecord | { readonly refused: RuleRefusal }> {
  const decision = decide(record, command, at, context.numbers)
  if ('refused' in decision) return decision
  const changed = await carryOut(tx, context, record, decision, cause)
  // A doubt that nobody is told of yet
  if (command.kind === 'new-party-in-case' && decision.changes.length === 0)
    await appendAudit(tx, context, record, {
      action: 'verification.doubted',
      reason: changed.doubt,
      cause,
    })
  return changed
}
