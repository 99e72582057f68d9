import { sql, type Transaction } from 'kysely'

/**
 * One after the other: waits for whoever holds a lock of this name, and holds it until the transaction ends.
 *
 * @param name of the whole database: begins with the schema
 */
export async function lockName<DB>(tx: Transaction<DB>, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx)
}
