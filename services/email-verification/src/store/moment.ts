import type { Kysely, TransactionBuilder } from 'kysely'
import type { Database } from './tables.ts'

/** A transaction that sees one state of the database: a verification and its changes belong together. */
export function inOneMoment(db: Kysely<Database>): TransactionBuilder<Database> {
  return db.transaction().setIsolationLevel('repeatable read')
}
