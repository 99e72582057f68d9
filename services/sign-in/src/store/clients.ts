import type { Insertable, Kysely, Selectable, Transaction, Updateable } from 'kysely'
import type { Database } from './tables.ts'

export type ClientRow = Selectable<Database['client']>

/** Finds a client that may be used. */
export function findClient(db: Kysely<Database>, clientId: string): Promise<ClientRow | undefined> {
  return db
    .selectFrom('client')
    .selectAll()
    .where('clientId', '=', clientId)
    .where('disabledAt', 'is', null)
    .executeTakeFirst()
}

/** An address of what staff sign in for, to lead them there. */
export async function findHome(db: Kysely<Database>): Promise<string | undefined> {
  const client = await db
    .selectFrom('client')
    .select('redirectUris')
    .where('kind', '=', 'web')
    .where('disabledAt', 'is', null)
    .orderBy('clientId')
    .executeTakeFirst()
  return client?.redirectUris[0]
}

/** The clients that want to hear when sessions end. */
export async function listToldClients(db: Kysely<Database>): Promise<string[]> {
  const rows = await db
    .selectFrom('client')
    .select('clientId')
    .where('backchannelLogoutUri', 'is not', null)
    .where('disabledAt', 'is', null)
    .execute()
  return rows.map(({ clientId }) => clientId)
}

/** Finds a client, disabled or not, and keeps others from changing it. */
export function lockClient(
  tx: Transaction<Database>,
  clientId: string,
): Promise<ClientRow | undefined> {
  return tx
    .selectFrom('client')
    .selectAll()
    .where('clientId', '=', clientId)
    .forUpdate()
    .executeTakeFirst()
}

/** Makes a client or brings it to what is given; a disabled one may be used again. */
export async function putClient(
  tx: Transaction<Database>,
  client: Insertable<Database['client']>,
): Promise<void> {
  const row = { ...client, disabledAt: null }
  await tx
    .insertInto('client')
    .values(row)
    .onConflict((conflict) => conflict.column('clientId').doUpdateSet(row))
    .execute()
}

/** The report-sending systems, disabled ones too. */
export function listSendingSystems(db: Kysely<Database>): Promise<ClientRow[]> {
  return db
    .selectFrom('client')
    .selectAll()
    .where('kind', '=', 'sending-system')
    .orderBy('clientId')
    .execute()
}

/** Finds a report-sending system, disabled or not, and keeps others from changing it. */
export function lockSendingSystem(
  tx: Transaction<Database>,
  clientId: string,
): Promise<ClientRow | undefined> {
  return tx
    .selectFrom('client')
    .selectAll()
    .where('clientId', '=', clientId)
    .where('kind', '=', 'sending-system')
    .forUpdate()
    .executeTakeFirst()
}

/** @returns undefined when a client has this name */
export function addSendingSystem(
  tx: Transaction<Database>,
  client: Pick<ClientRow, 'clientId' | 'scopes' | 'secretDigest' | 'secretChangedAt'>,
): Promise<ClientRow | undefined> {
  const kind = 'sending-system' as const
  return tx
    .insertInto('client')
    .values({ ...client, kind, redirectUris: [], postLogoutRedirectUris: [] })
    .onConflict((conflict) => conflict.column('clientId').doNothing())
    .returningAll()
    .executeTakeFirst()
}

export function updateClient(
  tx: Transaction<Database>,
  { clientId, ...news }: Updateable<Database['client']> & { clientId: string },
): Promise<ClientRow> {
  return tx
    .updateTable('client')
    .set(news)
    .where('clientId', '=', clientId)
    .returningAll()
    .executeTakeFirstOrThrow()
}
