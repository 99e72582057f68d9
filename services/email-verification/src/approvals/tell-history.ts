import { actorOf } from '@gwirio/audit'
import type { Caller } from '@gwirio/service-kit'
import type { Transaction } from 'kysely'
import { actOn } from '../act-on.ts'
import type { Context } from '../context.ts'
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
  const cause = {
    actor: actorOf(caller),
    at: context.clock.now(),
    ...(replyId ? { subjectId: replyId } : {}),
    details: { approvalId, requestedBy, decidedBy },
  }
  let told = record
  for (const reason of approval.kinds) {
    const acted = await actOn(tx, context, told, { command: { kind, reason }, cause })
    if ('refused' in acted) throw new Error(`Every state allows ${kind}`)
    told = acted
  }
  return told
}
