import { actorOf } from '@gwirio/audit'
import {
  isRefusal,
  type ProblemCode,
  type Refusal,
  refuse,
  type VerificationView,
} from '@gwirio/contracts'
import type { Caller } from '@gwirio/service-kit'
import { carryOut } from '../carry-out.ts'
import type { Context } from '../context.ts'
import { decide } from '../rules/verification.ts'
import type { VerificationRecord } from '../store/verification-record.ts'
import { lockVerification, type VerificationKey } from '../store/verifications.ts'
import { presentVerification } from './present.ts'

interface Tending<Code extends ProblemCode> {
  readonly kind: 'settle' | 'hand-over'
  readonly reason: string
  readonly caller: Caller
  /** What the act makes of the record beside its state, or why it cannot be. */
  prepare(record: VerificationRecord): VerificationRecord | Refusal<Code>
}

/** What staff do about the work on a verification; its state stays, and every state allows it. */
export async function tendVerification<Code extends ProblemCode = never>(
  context: Context,
  key: VerificationKey,
  { kind, reason, caller, prepare }: Tending<Code>,
): Promise<VerificationView | Refusal<Code | 'verification-not-found'>> {
  return await context.db.transaction().execute(async (tx) => {
    const found = await lockVerification(tx, context.vault, key)
    if (!found) return refuse('verification-not-found')
    const record = prepare(found)
    if (isRefusal(record)) return record
    const now = context.clock.now()
    const decision = decide(record, { kind, reason }, now, context.numbers)
    if ('refused' in decision) throw new Error(`Every state allows to ${kind}`)
    const cause = { actor: actorOf(caller), at: now }
    const tended = await carryOut(tx, context, record, decision, cause)
    return await presentVerification(tx, context, tended)
  })
}
