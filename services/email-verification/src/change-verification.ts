import { actorOf } from '@gwirio/audit'
import {
  isRefusal,
  type ProblemCode,
  type Refusal,
  refuse,
  type VerificationView,
} from '@gwirio/contracts'
import type { Caller } from '@gwirio/service-kit'
import { actOn } from './act-on.ts'
import { appendAudit } from './carry-out.ts'
import type { Context } from './context.ts'
import { presentVerification } from './present.ts'
import type { Command } from './rules/command.ts'
import type { VerificationRecord } from './store/verification-record.ts'
import { lockVerification, type VerificationKey } from './store/verifications.ts'

interface Given<Code extends ProblemCode> {
  readonly command: Command
  readonly caller: Caller
  readonly action?: string
  /** What the act makes of the record beside its state, or why it cannot be. */
  prepare?(record: VerificationRecord): VerificationRecord | Refusal<Code>
}

/** What staff or a client ask of a verification: lock, decide, carry out, show. */
export async function changeVerification<Code extends ProblemCode = never>(
  context: Context,
  key: VerificationKey,
  { command, caller, action, prepare }: Given<Code>,
): Promise<VerificationView | Refusal<Code | 'verification-not-found' | 'state-does-not-allow'>> {
  return await context.db.transaction().execute(async (tx) => {
    const found = await lockVerification(tx, context.vault, key)
    if (!found) return refuse('verification-not-found')
    const record = prepare ? prepare(found) : found
    if (isRefusal(record)) return record
    const cause = { actor: actorOf(caller), at: context.clock.now() }
    const changed = await actOn(tx, context, record, { command, cause })
    if ('refused' in changed) return refuse('state-does-not-allow')
    if (action) await appendAudit(tx, context, record, { action, reason: null, cause })
    return await presentVerification(tx, context, changed)
  })
}
