import type { AuditEvent } from '@gwirio/audit'
import { afterCommit } from '@gwirio/database'
import type { Transaction } from 'kysely'
import { type Context, serviceName } from './context.ts'
import { enqueueEffect } from './enqueue-effect.ts'
import { findWithheld } from './find-withheld.ts'
import { nextAttention } from './rules/attention.ts'
import type { Decision } from './rules/model.ts'
import { expireApprovals } from './store/approvals.ts'
import { insertChanges } from './store/changes.ts'
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

const doubts: readonly string[] = ['suspended', 'reply-held', 'prompt-failed']
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
  const { next, counted = [] } = decision
  const withheld = await findWithheld(tx, context, record, decision)
  const changes = [...decision.changes, ...withheld.changes]
  const told = changes.map((change, position) => ({
    ...change,
    sequence: record.version + position + 1,
    at: cause.at,
  }))
  const attention = nextAttention(record.attention, told, next.state)
  const changed = { ...record, ...next, attention, version: record.version + changes.length }
  const hasEnded = finalStates.includes(next.state) && !finalStates.includes(record.state)
  await updateVerification(tx, record, { ...changed, ...(hasEnded ? { endedAt: cause.at } : {}) })
  if (hasEnded) await expireApprovals(tx, record)
  // Who was asked to take a suspension back did not know of this
  else if ([...changes, ...counted].some(({ kind }) => doubts.includes(kind)))
    await expireApprovals(tx, record, 'resume')
  await insertChanges(
    tx,
    told.map((change) => ({
      caseId: record.caseId,
      verificationId: record.verificationId,
      ...change,
      subjectId: cause.subjectId ?? null,
    })),
  )
  for (const { kind, reason } of [...counted, ...changes]) {
    await appendAudit(tx, context, record, { action: `verification.${kind}`, reason, cause })
  }
  const askedAt = record.version === 0 ? cause.at : null
  for (const effect of decision.effects) {
    const origin = { askedAt, inReplyTo: cause.inReplyTo ?? null }
    if (!withheld.effects.includes(effect))
      await enqueueEffect(tx, context, changed, effect, origin)
  }
  if (changes.length > 0) await afterCommit(tx, () => context.feed.announce())
  return changed
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
