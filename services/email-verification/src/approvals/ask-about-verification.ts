import type { Caller } from '@gwirio/service-kit'
import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import { addHours } from '../rules/time.ts'
import type { ApprovalRecord } from '../store/approval-record.ts'
import type { Database } from '../store/tables.ts'
import type { VerificationRecord } from '../store/verification-record.ts'
import { askApproval } from './ask-approval.ts'
import { tellHistory } from './tell-history.ts'

/** Asks a second person about a verification that this transaction holds locked, and tells it in its history. */
export async function askAboutVerification(
  tx: Transaction<Database>,
  context: Context,
  record: VerificationRecord,
  given: {
    kind: 'resume' | 'accept-reply'
    reply?: Pick<ApprovalRecord, 'replyId' | 'level'>
    /** Not good any longer than that. */
    latest?: Date
    note: string
    caller: Caller
  },
): Promise<ApprovalRecord> {
  const { kind, reply, latest, note, caller } = given
  const now = context.clock.now()
  const end = addHours(now, context.numbers.approvalHours)
  const { approval, isNew } = await askApproval(tx, context, {
    kinds: [kind],
    about: record,
    verification: record,
    subject: { verificationId: record.verificationId, address: record.typedAddress, ...reply },
    until: latest && latest < end ? latest : end,
    note,
    caller,
  })
  if (isNew)
    await tellHistory(tx, context, record, { kind: 'approval-requested', approval, caller })
  return approval
}
