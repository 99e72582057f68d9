import { AsyncLocalStorage } from 'node:async_hooks'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from './tables.ts'

const current = new AsyncLocalStorage<Transaction<Database>>()

/**
 * Runs the work in one transaction that everything called from it shares, also what the OpenID provider stores on
 * its own: a code is consumed, a session ended and the act recorded together, or none of it.
 */
export function inTransaction<T>(
  db: Kysely<Database>,
  work: (tx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute((tx) => current.run(tx, () => work(tx)))
}

/** The transaction that is open around the caller, if any. */
export function currentTransaction(): Transaction<Database> | undefined {
  return current.getStore()
}
