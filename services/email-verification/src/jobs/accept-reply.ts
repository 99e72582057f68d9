import { decideReply, type Reply, replyAddressFor } from '@gwirio/mail'
import { actOn } from '../act-on.ts'
import { findAcceptable } from '../approvals/find-acceptable.ts'
import { appendAudit, type Cause } from '../carry-out.ts'
import type { Context } from '../context.ts'
import { toCommand } from '../replies/judge-reply.ts'
import { isQuotable } from '../replies/record-reply.ts'
import type { Command } from '../rules/command.ts'
import type { ApprovalRecord } from '../store/approval-record.ts'
import { findApproval } from '../store/approvals.ts'
import { type JournalEntry, readReceivedMail } from '../store/received-mail.ts'
import { type HeldReply, settleHeldReply } from '../store/replies.ts'
import type { VerificationRecord } from '../store/verification-record.ts'
import { findVerification, lockVerification } from '../store/verifications.ts'
import type { AcceptJob } from './queues.ts'

interface Accepted {
  readonly record: VerificationRecord
  readonly approval: ApprovalRecord & { readonly decidedBy: string; readonly decidedAt: Date }
  readonly held: HeldReply
  readonly mail: JournalEntry
  readonly reply: Reply
}

/**
 * Goes on with a held reply that two people accepted: its codes are compared by the time at which it came in, as those of
 * any other, and a right one verifies with the level that the reply had. A second run finds nothing held.
 */
export async function acceptReply(context: Context, job: AcceptJob): Promise<void> {
  const accepted = await findAccepted(context, job)
  if (!accepted) return
  await record(context, job, accepted, await judge(context, accepted))
}

async function findAccepted({ db, vault, reader }: Context, job: AcceptJob) {
  const approval = await findApproval(db, vault, job)
  const record = await findVerification(db, vault, job)
  if (!record || !isGranted(approval, job)) throw new Error('Nobody accepted this reply')
  const held = await findAcceptable(db, vault, record, job)
  if (!held) return null
  const mail = await readReceivedMail(db, vault, job.mailId)
  const reply = await reader.readReply(mail.raw)
  return { record, approval, held, mail, reply }
}

function isGranted(
  approval: ApprovalRecord | null,
  job: AcceptJob,
): approval is Accepted['approval'] {
  return (
    approval?.state === 'approved' &&
    approval.kinds.includes('accept-reply') &&
    approval.verificationId === job.verificationId &&
    approval.replyId === job.mailId &&
    approval.decidedBy !== null &&
    approval.decidedAt !== null
  )
}

async function judge(context: Context, accepted: Accepted): Promise<Command> {
  const { record, approval, held, mail, reply } = accepted
  const decision = decideReply({
    reply,
    mailFrom: mail.mailFrom,
    verdict: held.verdict,
    verification: {
      preferredAddress: record.address,
      replyAddress: replyAddressFor(record.replyToken, context.mail.replyDomain),
      isAccepted: true,
      // Found by two of them when it came in
      matchedBy: ['token', 'from'],
    },
  })
  if (held.level === null || held.from === null) throw new Error('A held reply has no level')
  const { requestedBy, decidedBy } = approval
  const author = {
    level: held.level,
    from: held.from,
    approval: { requestedBy, decidedBy, mailId: mail.mailId },
  }
  return await toCommand(context, { record, mail, reply, matchedBy: [] }, decision, author)
}

/** As of when it was approved: the verification was open then. What ended meanwhile stays ended. */
async function record(
  context: Context,
  job: AcceptJob,
  { approval, reply }: Accepted,
  command: Command,
): Promise<void> {
  const { approvalId, decidedAt, decidedBy, requestedBy } = approval
  const cause: Cause = {
    actor: { kind: 'staff', id: decidedBy },
    at: context.clock.now(),
    subjectId: job.mailId,
    inReplyTo: isQuotable(reply.messageId) ? reply.messageId : null,
    details: { mailId: job.mailId, approvalId, requestedBy, decidedBy },
  }
  await context.db.transaction().execute(async (tx) => {
    const locked = await lockVerification(tx, context.vault, job)
    if (!locked || !(await findAcceptable(tx, context.vault, locked, job))) return
    const done = await actOn(tx, context, locked, { command, cause, at: decidedAt })
    if ('refused' in done) {
      const reason = done.refused
      await appendAudit(tx, context, locked, { action: 'reply.acceptance-lapsed', reason, cause })
      return
    }
    const reason = 'reason' in command ? command.reason : null
    await settleHeldReply(tx, job, { outcome: command.kind, reason })
  })
}
