import { type Insertable, type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { Database } from './tables.ts'

/** The keys in use, the one that signs now first: the youngest whose time has come. */
export function listKeys(
  db: Kysely<Database>,
  now: Date,
): Promise<Selectable<Database['signingKey']>[]> {
  return db
    .selectFrom('signingKey')
    .selectAll()
    .where('retiredAt', 'is', null)
    .orderBy((order) => order('signsFrom', '<=', now), 'desc')
    .orderBy('signsFrom', 'desc')
    .execute()
}

/** Keeps other processes from making the first key at the same time. */
export async function lockKeys(tx: Transaction<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('gwirio sign_in.signing_key'))`.execute(tx)
}

export async function addKey(
  tx: Transaction<Database>,
  key: Insertable<Database['signingKey']>,
): Promise<void> {
  await tx.insertInto('signingKey').values(key).execute()
}
