import type { Transaction } from 'kysely'
import { appendAudit, type Cause, carryOut } from './carry-out.ts'
import type { Context } from './context.ts'
import type { Command } from './rules/command.ts'
import { decide } from './rules/verification.ts'
import type { Database } from './store/tables.ts'
import { lockLiveOfCase } from './store/verifications.ts'

/** Puts what happened to a party, or to a whole case, to each of its live verifications. */
export async function changeLive(
  tx: Transaction<Database>,
  context: Context,
  party: { caseId: string; partyId: string | null },
  { command, cause }: { command: Command; cause: Cause },
): Promise<void> {
  for (const record of await lockLiveOfCase(tx, context.vault, party)) {
    const decision = decide(record, command, cause.at, context.numbers)
    if ('refused' in decision) continue
    await carryOut(tx, context, record, decision, cause)
    // A doubt that nobody is told of yet
    if (decision.changes.length === 0)
      await appendAudit(tx, context, record, {
        action: 'verification.doubted',
        reason: decision.next.doubt,
        cause,
      })
  }
}
