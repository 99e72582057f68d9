import type { AuditEvent } from '@gwirio/audit'
import type { Transaction } from 'kysely'
import type { Context } from './context.ts'
import type { TextReport } from './gateways/report-gateway.ts'
import type { TextFailure } from './rules/texts.ts'
import { queues } from './store/schema.ts'
import type { Tables, Text } from './store/tables.ts'
import { updateText } from './store/texts.ts'

/** What became of a text. */
export interface TextNews {
  readonly status: 'sent' | 'delivered' | 'failed'
  readonly reason?: TextFailure
  /** The provider's own word for the failure, for operators. */
  readonly errorCode?: string
  /** Its id at the provider; null when the provider never took it. */
  readonly sid: string | null
  /** When the provider took it; kept when it is known already. */
  readonly sentAt: Date | null
  readonly actor: AuditEvent['actor']
}

/** Stores what became of a text, records it and has it reported, all in the caller's transaction. */
export async function recordText(
  context: Context,
  tx: Transaction<Tables>,
  text: Text,
  news: TextNews,
): Promise<void> {
  const { caseId, textId, verificationId, partyId } = text
  const { status, sid: twilioSid } = news
  const { parts, templateVersion } = text
  const now = context.clock.now()
  const reason = news.reason ?? null
  await updateText(tx, text, {
    status,
    twilioSid: text.twilioSid ?? twilioSid,
    sentAt: text.sentAt ?? news.sentAt,
    ...(status === 'delivered' && { deliveredAt: now }),
    ...(status === 'failed' && { failedAt: now, failedReason: reason }),
  })
  await context.audit.append(tx, {
    caseId,
    verificationId,
    partyId,
    action: `text.${status}`,
    actor: news.actor,
    occurredAt: now,
    ...(reason && { reason }),
    details: {
      ...{ textId, twilioSid, parts, templateVersion },
      ...(news.errorCode && { errorCode: news.errorCode }),
    },
  })
  // Whoever stopped it knows.
  if (reason === 'no-longer-needed') return
  const report: TextReport = {
    caseId,
    verificationId,
    textId,
    status,
    at: now.toISOString(),
    reason,
  }
  await context.jobs.enqueue(tx, queues.reportText, report)
}
