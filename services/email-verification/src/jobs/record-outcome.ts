import type { Transaction } from 'kysely'
import { actOn } from '../act-on.ts'
import { type Cause, ourselves } from '../carry-out.ts'
import type { Context } from '../context.ts'
import type { Command } from '../rules/command.ts'
import type { Database } from '../store/tables.ts'
import { lockVerification, type VerificationKey } from '../store/verifications.ts'

/**
 * Puts what a job found out to the rules and carries the decision out, in the job's transaction. What the state no
 * longer allows changes nothing: the verification went on without it.
 */
export async function recordOutcome(
  tx: Transaction<Database>,
  context: Context,
  key: VerificationKey,
  command: Command,
  cause: Partial<Cause> = {},
): Promise<void> {
  const record = await lockVerification(tx, context.vault, key)
  if (!record) throw new Error('A job names a verification that is not there')
  const now = context.clock.now()
  await actOn(tx, context, record, {
    command,
    cause: { actor: ourselves, at: now, ...cause },
    at: now,
  })
}
