import { actorOf } from '@gwirio/audit'
import type { Caller } from '@gwirio/service-kit'
import type { Transaction } from 'kysely'
import type { Database } from '../store/tables.ts'
import { lockWebhook, type WebhookRecord } from '../store/webhooks.ts'
import type { WebhookContext } from './webhook-context.ts'

/** Another client's webhook is as none. */
export async function lockOwnWebhook(
  tx: Transaction<Database>,
  { vault }: WebhookContext,
  { caller, webhookId }: { caller: Caller; webhookId: string },
): Promise<WebhookRecord | null> {
  const webhook = await lockWebhook(tx, vault, webhookId)
  return webhook?.clientId === caller.clientId ? webhook : null
}

/** Records what a client does with its webhooks, in the transaction that does it. */
export async function auditWebhook(
  tx: Transaction<Database>,
  { audit }: WebhookContext,
  given: {
    caller: Caller
    action: 'added' | 'secret-changed' | 'replayed' | 'removed'
    webhookId: string
    at: Date
    details?: Readonly<Record<string, number | string>>
  },
): Promise<void> {
  const { caller, webhookId } = given
  await audit.append(tx, {
    caseId: null,
    action: `webhook.${given.action}`,
    actor: actorOf(caller),
    occurredAt: given.at,
    details: { webhookId, clientId: caller.clientId, ...given.details },
  })
}
