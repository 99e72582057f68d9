import { actorOf } from '@gwirio/audit'
import { type Refusal, refuse, type VerificationView } from '@gwirio/contracts'
import type { Caller } from '@gwirio/service-kit'
import { appendAudit, carryOut } from '../carry-out.ts'
import type { Context } from '../context.ts'
import type { Command } from '../rules/command.ts'
import { decide } from '../rules/verification.ts'
import { lockVerification, type VerificationKey } from '../store/verifications.ts'
import { presentVerification } from './present.ts'

/** What staff or a client ask of a verification: lock, decide, carry out, show. */
export async function changeVerification(
  context: Context,
  key: VerificationKey,
  given: { command: Command; caller: Caller; action?: string },
): Promise<VerificationView | Refusal<'verification-not-found' | 'state-does-not-allow'>> {
  return await context.db.transaction().execute(async (tx) => {
    const record = await lockVerification(tx, context.vault, key)
    if (!record) return refuse('verification-not-found')
    const now = context.clock.now()
    const decision = decide(record, given.command, now, context.numbers)
    if ('refused' in decision) return refuse('state-does-not-allow')
    const cause = { actor: actorOf(given.caller), at: now }
    const changed = await carryOut(tx, context, record, decision, cause)
    if (given.action)
      await appendAudit(tx, context, record, { action: given.action, reason: null, cause })
    return await presentVerification(tx, context, changed)
  })
}
