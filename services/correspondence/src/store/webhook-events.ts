import type { Insertable, Kysely, Selectable, Transaction } from 'kysely'
import type { Database } from './tables.ts'
import type { WebhookTables } from './webhook-tables.ts'

/** Everything about one letter for one receiver: told in order. */
export interface Telling {
  readonly caseId: string
  readonly correspondenceId: string
  readonly webhookId: string
}

export type EventRow = Selectable<WebhookTables['webhookEvent']>

export async function insertEvents(
  tx: Transaction<Database>,
  events: ReadonlyArray<Insertable<WebhookTables['webhookEvent']>>,
): Promise<void> {
  await tx.insertInto('webhookEvent').values(events).execute()
}

/** The oldest event that was neither delivered nor given up. */
export function findNextEvent(
  tx: Transaction<Database>,
  telling: Telling,
): Promise<EventRow | undefined> {
  return ofTelling(tx, telling)
    .selectAll()
    .where('deliveredAt', 'is', null)
    .where('gaveUpAt', 'is', null)
    .orderBy('sequence')
    .limit(1)
    .executeTakeFirst()
}

function ofTelling(db: Kysely<Database>, { caseId, correspondenceId, webhookId }: Telling) {
  return db
    .selectFrom('webhookEvent')
    .where('caseId', '=', caseId)
    .where('correspondenceId', '=', correspondenceId)
    .where('webhookId', '=', webhookId)
}

export async function updateEvent(
  tx: Transaction<Database>,
  event: Telling & Pick<EventRow, 'sequence'>,
  next: Partial<
    Pick<EventRow, 'attempts' | 'nextAt' | 'claimedUntil' | 'deliveredAt' | 'gaveUpAt'>
  >,
): Promise<void> {
  await tx
    .updateTable('webhookEvent')
    .set(next)
    .where('caseId', '=', event.caseId)
    .where('correspondenceId', '=', event.correspondenceId)
    .where('webhookId', '=', event.webhookId)
    .where('sequence', '=', event.sequence)
    .execute()
}

/** @returns how many are due again */
export async function offerAgain(
  tx: Transaction<Database>,
  webhookId: string,
  { since, now }: { since: Date; now: Date },
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('webhookEvent')
    .set({
      offeredAt: now,
      attempts: 0,
      nextAt: null,
      claimedUntil: null,
      deliveredAt: null,
      gaveUpAt: null,
    })
    .where('webhookId', '=', webhookId)
    .where('at', '>=', since)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** Those that were first due, or last replayed, before then. */
export async function deleteEventsBefore(db: Kysely<Database>, before: Date): Promise<void> {
  await db.deleteFrom('webhookEvent').where('offeredAt', '<', before).execute()
}

/** Every letter of which something is still to be told there, oldest first. */
export async function listUntold(db: Kysely<Database>, webhookId: string): Promise<Telling[]> {
  const rows = await db
    .selectFrom('webhookEvent')
    .select(['caseId', 'correspondenceId'])
    .where('webhookId', '=', webhookId)
    .where('deliveredAt', 'is', null)
    .where('gaveUpAt', 'is', null)
    .groupBy(['caseId', 'correspondenceId'])
    .orderBy(({ fn }) => fn.min('at'))
    .execute()
  return rows.map((row) => ({ ...row, webhookId }))
}
