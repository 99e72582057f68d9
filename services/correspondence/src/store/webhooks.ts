import { lockName, newId } from '@gwirio/database'
import type { Kysely, Selectable, Transaction } from 'kysely'
import type { Database } from './tables.ts'
import type { Vault } from './vault.ts'
import type { WebhookTables } from './webhook-tables.ts'

type Row = Selectable<WebhookTables['webhook']>

/** With its address and secrets in the clear. */
export interface WebhookRecord extends Omit<Row, 'url' | 'secret' | 'oldSecret'> {
  readonly url: string
  readonly secret: string
  readonly oldSecret: string | null
}

export async function insertWebhook(
  tx: Transaction<Database>,
  vault: Vault,
  given: { clientId: string; url: string; secret: string; at: Date },
): Promise<WebhookRecord> {
  const webhookId = newId()
  const row = await tx
    .insertInto('webhook')
    .values({
      webhookId,
      clientId: given.clientId,
      url: vault.seal('webhook.url', webhookId, given.url),
      secret: vault.seal('webhook.secret', webhookId, given.secret),
      secretChangedAt: given.at,
      state: 'active',
      failures: 0,
      addedAt: given.at,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return openRow(vault, row)
}

/** Where changes of what this client sends are told. None is removed under its new events until the transaction ends. */
export async function lockReceiversOf(
  tx: Transaction<Database>,
  clientId: string,
): Promise<Array<Pick<Row, 'webhookId' | 'state'>>> {
  return await tx
    .selectFrom('webhook')
    .select(['webhookId', 'state'])
    .where('clientId', '=', clientId)
    .forKeyShare()
    .execute()
}

export async function listWebhooksOf(
  db: Kysely<Database>,
  vault: Vault,
  clientId: string,
): Promise<WebhookRecord[]> {
  const rows = await db
    .selectFrom('webhook')
    .selectAll()
    .where('clientId', '=', clientId)
    .orderBy('addedAt')
    .orderBy('webhookId')
    .execute()
  return rows.map((row) => openRow(vault, row))
}

/** Until the transaction ends nobody else adds one for this client. */
export async function lockWebhooksOf(tx: Transaction<Database>, clientId: string): Promise<void> {
  await lockName(tx, `correspondence.webhook:${clientId}`)
}

/** Changes of it wait for this transaction; that events are recorded for it does not. */
export async function lockWebhook(
  tx: Transaction<Database>,
  vault: Vault,
  webhookId: string,
): Promise<WebhookRecord | null> {
  const row = await tx
    .selectFrom('webhook')
    .selectAll()
    .where('webhookId', '=', webhookId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row ? openRow(vault, row) : null
}

export async function updateWebhook(
  tx: Transaction<Database>,
  webhookId: string,
  next: Partial<Pick<Row, 'state' | 'failures' | 'failingSince' | 'restUntil' | 'lastDeliveredAt'>>,
): Promise<void> {
  await tx.updateTable('webhook').set(next).where('webhookId', '=', webhookId).execute()
}

/** @param given.keepOldUntil null: the old one is no longer used at once */
export async function changeSecret(
  tx: Transaction<Database>,
  vault: Vault,
  webhook: WebhookRecord,
  given: { secret: string; at: Date; keepOldUntil: Date | null },
): Promise<WebhookRecord> {
  const { webhookId } = webhook
  const oldSecret =
    given.keepOldUntil && vault.seal('webhook.old_secret', webhookId, webhook.secret)
  const row = await tx
    .updateTable('webhook')
    .set({
      secret: vault.seal('webhook.secret', webhookId, given.secret),
      secretChangedAt: given.at,
      oldSecret,
      oldSecretUntil: given.keepOldUntil,
    })
    .where('webhookId', '=', webhookId)
    .returningAll()
    .executeTakeFirstOrThrow()
  return openRow(vault, row)
}

export async function deleteWebhook(tx: Transaction<Database>, webhookId: string): Promise<void> {
  await tx.deleteFrom('webhook').where('webhookId', '=', webhookId).execute()
}

function openRow(vault: Vault, row: Row): WebhookRecord {
  const { webhookId, oldSecret } = row
  return {
    ...row,
    url: vault.open('webhook.url', webhookId, row.url),
    secret: vault.open('webhook.secret', webhookId, row.secret),
    oldSecret: oldSecret && vault.open('webhook.old_secret', webhookId, oldSecret),
  }
}
