import { actorOf } from '@gwirio/audit'
import type { Caller } from '@gwirio/service-kit'
import type { Transaction } from 'kysely'
import { carryOut } from '../carry-out.ts'
import type { Context } from '../context.ts'
import { decide } from '../rules/verification.ts'
import type { ApprovalRecord } from '../store/approval-record.ts'
import type { Database } from '../store/tables.ts'
import type { VerificationRecord } from '../store/verification-record.ts'

/** Tells in the history of a verification, which this transaction holds locked, what became of an approval. */
export async function tellHistory(
  tx: Transaction<Database>,
  context: Context,
  record: VerificationRecord,
  given: {
    kind: 'approval-requested' | 'approval-granted' | 'approval-refused'
    approval: ApprovalRecord
    caller: Caller
  },
): Promise<VerificationRecord> {
  const { kind, approval, caller } = given
  const { approvalId, replyId, requestedBy, decidedBy } = approval
  const at = context.clock.now()
  let told = record
  for (const reason of approval.kinds) {
    const decision = decide(told, { kind, reason }, at, context.numbers)
    if ('refused' in decision) throw new Error(`Every state allows ${kind}`)
    told = await carryOut(tx, context, told, decision, {
      actor: actorOf(caller),
      at,
      ...(replyId ? { subjectId: replyId } : {}),
      details: { approvalId, requestedBy, decidedBy },
    })
  }
  return told
}
