import type { Reply } from '@gwirio/mail'
import type { Transaction } from 'kysely'
import { type Cause, carryOut, ourselves } from '../carry-out.ts'
import type { Context } from '../context.ts'
import { type Command, ignore } from '../rules/command.ts'
import { countInstead } from '../rules/telling.ts'
import { decide } from '../rules/verification.ts'
import { findAttention } from '../store/changes.ts'
import type { JournalEntry } from '../store/received-mail.ts'
import {
  closeReply,
  findSameReply,
  hasMoreReplies,
  insertReply,
  isReplyClosed,
  type ReplyKey,
} from '../store/replies.ts'
import type { Database } from '../store/tables.ts'
import type { VerificationRecord } from '../store/verification-record.ts'
import { lockVerification } from '../store/verifications.ts'
import type { Judgement } from './judge-reply.ts'
import { digestOf } from './reply-id.ts'

interface Given {
  readonly record: VerificationRecord
  readonly mail: JournalEntry
  readonly reply: Reply
}

/**
 * Notes that a mail belongs to a verification, so that staff see it arrive before anything else is known of it.
 *
 * @returns false when nothing is left to do: it was read before, or is another copy of one that was
 */
export async function noteReply(context: Context, given: Given): Promise<boolean> {
  const { record, mail, reply } = given
  const { vault } = context
  const key = keyOf(given)
  const messageDigest = digestOf(vault, mail, reply)
  return await context.db.transaction().execute(async (tx) => {
    const locked = await lockVerification(tx, vault, record)
    if (!locked) throw new Error('A reply names a verification that is not there')
    const isFirstRun = await insertReply(tx, key, { messageDigest, receivedAt: mail.receivedAt })
    if (!isFirstRun && (await isReplyClosed(tx, key))) return false
    const same = await findSameReply(tx, key, messageDigest)
    if (same && reply.from === record.address) {
      const { reason } = same
      const seen = { outcome: 'duplicate', reason, verdict: null, from: reply.from }
      await closeReply(tx, vault, key, seen)
      return false
    }
    if (isFirstRun && reply.kind === 'reply')
      await apply(tx, context, given, { locked, command: { kind: 'reply-received' } })
    return true
  })
}

/** Stores what a reply turned out to be and what the rules make of it, in one transaction. */
export async function recordReply(
  context: Context,
  given: Given & { judgement: Judgement },
): Promise<void> {
  const { record, reply } = given
  const { command, verdict } = given.judgement
  await context.db.transaction().execute(async (tx) => {
    const locked = await lockVerification(tx, context.vault, record)
    if (!locked) throw new Error('A reply names a verification that is not there')
    const isAllowed = await apply(tx, context, given, { locked, command })
    const recorded = isAllowed ? command : ignore('not-open')
    if (!isAllowed) await apply(tx, context, given, { locked, command: recorded })
    const isClosed = await closeReply(tx, context.vault, keyOf(given), {
      outcome: recorded.kind,
      reason: 'reason' in recorded ? recorded.reason : null,
      verdict,
      from: reply.from,
    })
    if (!isClosed) throw new Error('Two runs recorded the same reply at once')
  })
}

/**
 * As of when the mail came in: a slow queue or a restart of ours takes no time from the person. What came after many
 * others is counted, not told.
 */
async function apply(
  tx: Transaction<Database>,
  context: Context,
  given: Given,
  { locked, command }: { locked: VerificationRecord; command: Command },
): Promise<boolean> {
  const decision = decide(locked, command, given.mail.receivedAt, context.numbers)
  if ('refused' in decision) return false
  const isTold = !(await hasMoreReplies(tx, locked, context.numbers.repliesTold))
  const told = isTold
    ? decision
    : countInstead(decision, {
        before: locked,
        command: command.kind,
        isAsked: (await findAttention(tx, locked)) === 'more-replies',
      })
  await carryOut(tx, context, locked, told, causeOf(context, given))
  return true
}

function causeOf(context: Context, { mail, reply }: Given): Cause {
  return {
    actor: reply.kind === 'reply' ? { kind: 'service-user', id: mail.mailId } : ourselves,
    at: context.clock.now(),
    subjectId: mail.mailId,
    inReplyTo: isQuotable(reply.messageId) ? reply.messageId : null,
    details: { mailId: mail.mailId, receivedAt: mail.receivedAt.toISOString() },
    ...(reply.from ? { personal: { from: reply.from } } : {}),
  }
}

/** Whether an answer can name it: one with a control character in it can stand in no header. */
export function isQuotable(messageId: string | null): messageId is string {
  return messageId !== null && /^\P{Cc}+$/u.test(messageId)
}

function keyOf({ record, mail }: Given): ReplyKey {
  return {
    caseId: record.caseId,
    verificationId: record.verificationId,
    mailId: mail.mailId,
  }
}
