import type { Transaction } from 'kysely'
import { actOn } from './act-on.ts'
import type { Cause } from './carry-out.ts'
import type { Context } from './context.ts'
import type { Command } from './rules/command.ts'
import type { Database } from './store/tables.ts'
import { lockLiveOfCase } from './store/verifications.ts'

/** Puts what happened to a party, or to a whole case, to each of its live verifications. */
export async function changeLive(
  tx: Transaction<Database>,
  context: Context,
  party: { caseId: string; partyId: string | null },
  { command, cause }: { command: Command; cause: Cause },
): Promise<void> {
  for (const record of await lockLiveOfCase(tx, context.vault, party))
    await actOn(tx, context, record, { command, cause })
}
