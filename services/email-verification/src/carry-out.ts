import type { AuditEvent } from '@gwirio/audit'
import { afterCommit, newId } from '@gwirio/database'
import { messageIdFor } from '@gwirio/mail'
import type { Transaction } from 'kysely'
import { type Context, serviceName } from './context.ts'
import { quickRetries } from './jobs/queues.ts'
import { nextAttention } from './rules/attention.ts'
import type { Decision, Effect } from './rules/model.ts'
import { mayAnswer, type OutgoingKind } from './rules/outgoing.ts'
import { insertChanges } from './store/changes.ts'
import { countOutgoingMail, insertOutgoingMail } from './store/outgoing-mail.ts'
import type { Database } from './store/tables.ts'
import type { VerificationRecord } from './store/verification-record.ts'
import { updateVerification } from './store/verifications.ts'

/** Who and what brought a decision about. */
export interface Cause {
  readonly actor: AuditEvent['actor']
  readonly at: Date
  /** Kept with each change, so that the same report is not told twice. */
  readonly subjectId?: string
  /** The Message-ID that a short answer refers to. */
  readonly inReplyTo?: string | null
  readonly details?: NonNullable<AuditEvent['details']>
  readonly personal?: NonNullable<AuditEvent['personal']>
}

/** What the service does by itself. */
export const ourselves = { kind: 'service', id: serviceName } as const

const finalStates: readonly string[] = ['failed', 'expired', 'cancelled', 'ended']

/**
 * Carries out a decision on a verification that this transaction holds locked or has just made: stores it and its
 * changes, records it for audit, enqueues what follows and wakes who watches after the commit.
 */
export async function carryOut(
  tx: Transaction<Database>,
  context: Context,
  record: VerificationRecord,
  decision: Decision,
  cause: Cause,
): Promise<VerificationRecord> {
  const { next } = decision
  const withheld = await findWithheldAnswer(tx, context, record, decision)
  const changes = withheld
    ? [...decision.changes, { kind: 'answer-not-sent' as const, reason: null }]
    : decision.changes
  const told = changes.map((change, position) => ({
    ...change,
    sequence: record.version + position + 1,
    at: cause.at,
  }))
  const attention = nextAttention(record.attention, told, next.state)
  const changed = { ...record, ...next, attention, version: record.version + changes.length }
  const hasEnded = finalStates.includes(next.state) && !finalStates.includes(record.state)
  await updateVerification(tx, record, { ...changed, ...(hasEnded ? { endedAt: cause.at } : {}) })
  await insertChanges(
    tx,
    told.map((change) => ({
      caseId: record.caseId,
      verificationId: record.verificationId,
      ...change,
      subjectId: cause.subjectId ?? null,
    })),
  )
  for (const { kind, reason } of changes) {
    await appendAudit(tx, context, record, { action: `verification.${kind}`, reason, cause })
  }
  for (const effect of decision.effects) {
    if (effect !== withheld) await enqueueEffect(tx, context, changed, effect, cause)
  }
  if (changes.length > 0) await afterCommit(tx, () => context.feed.announce())
  return changed
}

/** The answer that a decision asks for although no more may be sent. */
async function findWithheldAnswer(
  tx: Transaction<Database>,
  context: Context,
  record: VerificationRecord,
  { effects }: Decision,
): Promise<Effect | undefined> {
  const answer = effects.find((effect) => effect in answerKinds) as AnswerEffect | undefined
  if (!answer) return undefined
  const sent = (await countOutgoingMail(tx, record)) - 1 // the prompt is no answer
  const isAllowed = mayAnswer(answerKinds[answer], { sent, most: context.numbers.answers })
  return isAllowed ? undefined : answer
}

/** Records an act on a verification, in the transaction that does it. */
export async function appendAudit(
  tx: Transaction<Database>,
  context: Pick<Context, 'audit'>,
  record: Pick<VerificationRecord, 'caseId' | 'partyId' | 'verificationId'>,
  given: { action: string; reason: string | null; cause: Cause },
): Promise<void> {
  const { cause, reason } = given
  await context.audit.append(tx, {
    caseId: record.caseId,
    partyId: record.partyId,
    verificationId: record.verificationId,
    action: given.action,
    actor: cause.actor,
    occurredAt: cause.at,
    ...(reason === null ? {} : { reason }),
    ...(cause.details ? { details: cause.details } : {}),
    ...(cause.personal ? { personal: cause.personal } : {}),
  })
}

/** The database's clock starts a job and ours says whether its time has come: what runs too early is not looked at again. */
const clockToleranceMilliseconds = 5_000

async function enqueueEffect(
  tx: Transaction<Database>,
  context: Context,
  record: VerificationRecord,
  effect: Effect,
  cause: Cause,
): Promise<void> {
  const { caseId, verificationId } = record
  switch (effect) {
    case 'send-prompt':
      return enqueueMail(tx, context, record, { kind: 'prompt', inReplyTo: null })
    case 'issue-code':
      return context.jobs.enqueue(tx, effect, { caseId, verificationId, requestId: newId() })
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
      return enqueueMail(tx, context, record, { kind, inReplyTo: cause.inReplyTo ?? null })
    }
  }
}

const answerKinds = {
  'answer-code-too-late': 'code-too-late',
  'answer-no-code': 'no-code',
  'answer-wrong-code': 'wrong-code',
  'answer-several-codes': 'several-codes',
  'answer-start-again': 'start-again',
} as const satisfies Partial<Record<Effect, OutgoingKind>>

type AnswerEffect = keyof typeof answerKinds

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
