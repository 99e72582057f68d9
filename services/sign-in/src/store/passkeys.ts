import type { Insertable, Kysely, Selectable, Transaction } from 'kysely'
import type { Database } from './tables.ts'

export type Passkey = Selectable<Database['passkey']>

/** A person's passkeys, the oldest first. */
export function listPasskeys(db: Kysely<Database>, staffId: string): Promise<Passkey[]> {
  return db
    .selectFrom('passkey')
    .selectAll()
    .where('staffId', '=', staffId)
    .orderBy('addedAt')
    .execute()
}

/** Finds a passkey and keeps others from using it at the same moment: its counter only grows. */
export function lockPasskey(
  tx: Transaction<Database>,
  credentialId: string,
): Promise<Passkey | undefined> {
  return tx
    .selectFrom('passkey')
    .selectAll()
    .where('credentialId', '=', credentialId)
    .forUpdate()
    .executeTakeFirst()
}

/** @returns false when it is known already */
export async function addPasskey(
  tx: Transaction<Database>,
  passkey: Insertable<Database['passkey']>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('passkey')
    .values(passkey)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function usePasskey(
  tx: Transaction<Database>,
  { credentialId, ...news }: { credentialId: string; counter: number; lastUsedAt: Date },
): Promise<void> {
  await tx.updateTable('passkey').set(news).where('credentialId', '=', credentialId).execute()
}

/** @returns false when the person has no such passkey */
export async function removePasskey(
  tx: Transaction<Database>,
  { staffId, credentialId }: { staffId: string; credentialId: string },
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('passkey')
    .where('staffId', '=', staffId)
    .where('credentialId', '=', credentialId)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** Removes all passkeys of a person. */
export async function removePasskeys(tx: Transaction<Database>, staffId: string): Promise<void> {
  await tx.deleteFrom('passkey').where('staffId', '=', staffId).execute()
}
