import { newId } from '@gwirio/database'
import { messageIdFor } from '@gwirio/mail'
import type { Transaction } from 'kysely'
import type { Context } from './context.ts'
import { quickRetries } from './jobs/queues.ts'
import type { Effect } from './rules/model.ts'
import type { OutgoingKind } from './rules/outgoing.ts'
import { countOutgoingMail, insertOutgoingMail } from './store/outgoing-mail.ts'
import type { Database } from './store/tables.ts'
import type { VerificationRecord } from './store/verification-record.ts'

/** The database's clock starts a job and ours says whether its time has come: what runs too early is not looked at again. */
const clockToleranceMilliseconds = 5_000

/** What brought an effect about. */
interface Origin {
  /** When staff asked for it; null: nobody did. */
  readonly askedAt: Date | null
  /** The Message-ID that a short answer refers to. */
  readonly inReplyTo: string | null
}

/** Enqueues what follows a decision, in the transaction that decided it. */
export async function enqueueEffect(
  tx: Transaction<Database>,
  context: Context,
  record: VerificationRecord,
  effect: Effect,
  { askedAt, inReplyTo }: Origin,
): Promise<void> {
  const { caseId, verificationId } = record
  switch (effect) {
    case 'send-prompt':
      return enqueueMail(tx, context, record, { kind: 'prompt', inReplyTo: null })
    case 'issue-code': {
      const job = { requestId: newId(), askedAt: askedAt?.toISOString() ?? null }
      return context.jobs.enqueue(tx, effect, { caseId, verificationId, ...job })
    }
    case 'stop-codes':
      return context.jobs.enqueue(tx, effect, { caseId, verificationId }, quickRetries)
    case 'expire-later': {
      const dueAt = record.verifiedUntil ?? record.openUntil
      const startAfter = new Date(dueAt.getTime() + clockToleranceMilliseconds)
      return context.jobs.enqueue(tx, 'expire', { caseId, verificationId }, { startAfter })
    }
    case 'answer-code-too-late':
    case 'answer-no-code':
    case 'answer-wrong-code':
    case 'answer-several-codes':
    case 'answer-start-again': {
      const kind = answerKinds[effect]
      return enqueueMail(tx, context, record, { kind, inReplyTo })
    }
  }
}

/** The mail that each short answer is. */
export const answerKinds = {
  'answer-code-too-late': 'code-too-late',
  'answer-no-code': 'no-code',
  'answer-wrong-code': 'wrong-code',
  'answer-several-codes': 'several-codes',
  'answer-start-again': 'start-again',
} as const satisfies Partial<Record<Effect, OutgoingKind>>

export type AnswerEffect = keyof typeof answerKinds

/** The Message-ID is fixed here, so that a mail sent twice after a crash is one mail to the reader's program. */
async function enqueueMail(
  tx: Transaction<Database>,
  context: Context,
  record: VerificationRecord,
  mail: { kind: OutgoingKind; inReplyTo: string | null },
): Promise<void> {
  const { caseId, verificationId } = record
  const already = await countOutgoingMail(tx, record)
  const mailId = newId()
  const messageId = messageIdFor(record.replyToken, already + 1, context.mail.replyDomain)
  await insertOutgoingMail(tx, context.vault, record, { ...mail, mailId, messageId })
  const queue = mail.kind === 'prompt' ? 'send-prompt' : 'send-answer'
  await context.jobs.enqueue(tx, queue, { caseId, verificationId, mailId })
}
