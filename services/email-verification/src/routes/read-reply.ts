import { actorOf } from '@gwirio/audit'
import { type ChangeKind, isRefusal, type ReplyView, readReply, refuse } from '@gwirio/contracts'
import { showMail } from '@gwirio/mail'
import { type Route, route } from '@gwirio/service-kit'
import { findAcceptable } from '../approvals/find-acceptable.ts'
import { appendAudit } from '../carry-out.ts'
import type { Context } from '../context.ts'
import { presentVerification } from '../present.ts'
import { type JournalEntry, readReceivedMail } from '../store/received-mail.ts'
import { findReply, type StoredReply } from '../store/replies.ts'
import { findVerification } from '../store/verifications.ts'

/** A mail as staff may see it. The view is audited before it is shown. */
export function readReplyRoute(context: Context): Route {
  const { db, vault, clock } = context
  return route(readReply, async ({ params }, { caller }) => {
    const found = await db.transaction().execute(async (tx) => {
      const record = await findVerification(tx, vault, params)
      if (!record) return refuse('verification-not-found')
      const key = { ...params, mailId: params.replyId }
      const reply = await findReply(tx, key)
      if (!reply) return refuse('reply-not-found')
      const mail = await readReceivedMail(tx, vault, params.replyId)
      const details = { mailId: params.replyId }
      const cause = { actor: actorOf(caller), at: clock.now(), details }
      await appendAudit(tx, context, record, { action: 'reply.viewed', reason: null, cause })
      const { allowed } = await presentVerification(tx, context, record)
      const mayBeAccepted =
        allowed.includes('accept-reply') && (await findAcceptable(tx, vault, record, key)) !== null
      return { known: record.address, reply, mail, mayBeAccepted }
    })
    return isRefusal(found) ? found : present(found)
  })
}

function present(found: {
  known: string
  reply: StoredReply
  mail: JournalEntry
  mayBeAccepted: boolean
}): ReplyView {
  const { known, reply, mail, mayBeAccepted } = found
  const { from, to, cc, replyTo, subject, text, isCut, attachments } = showMail(mail.raw, known)
  return {
    replyId: mail.mailId,
    receivedAt: mail.receivedAt.toISOString(),
    wayIn: mail.wayIn,
    outcome: reply.outcome === null ? null : (changeOf[reply.outcome] ?? 'reply-ignored'),
    reason: reply.reason,
    level: reply.level,
    verdictReasons: [...(reply.verdict?.reasons ?? [])],
    mayBeAccepted,
    from: [...from],
    to: [...to],
    cc: [...cc],
    replyTo: [...replyTo],
    subject,
    text,
    isCut,
    attachments: [...attachments],
  }
}

/** As what staff are told each outcome; the others change nothing. */
const changeOf: Readonly<Record<string, ChangeKind>> = {
  confirm: 'verified',
  'code-wrong': 'wrong-code',
  'code-too-late': 'code-too-late',
  'reply-too-late': 'reply-too-late',
  'reply-without-code': 'reply-without-code',
  'reply-with-several-codes': 'reply-held',
  'reply-from-another-address': 'reply-held',
  'reply-held': 'reply-held',
  'prompt-bounced': 'prompt-failed',
}
