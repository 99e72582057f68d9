import {
  type DatabaseConnection,
  type Kysely,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
} from 'kysely'

type Callback = () => void

/** The open transactions and what to do once they are committed. */
const waiting = new WeakMap<DatabaseConnection, Callback[]>()

/**
 * Calls back after the transaction is committed, never when it is rolled back; at once, outside of a transaction. For
 * hints only: a process that dies in between does not call.
 */
export async function afterCommit<DB>(tx: Kysely<DB>, callback: Callback): Promise<void> {
  if (!tx.isTransaction) return callback()
  await tx.getExecutor().provideConnection(async (connection) => {
    waiting.get(connection)?.push(callback)
  })
}

/** Kysely's PostgreSQL dialect, with a memory for {@link afterCommit}. */
export class CommitAwareDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig

  constructor(config: PostgresDialectConfig) {
    super(config)
    this.#config = config
  }

  override createDriver() {
    return new CommitAwareDriver(this.#config)
  }
}

class CommitAwareDriver extends PostgresDriver {
  override async beginTransaction(...args: Parameters<PostgresDriver['beginTransaction']>) {
    waiting.set(args[0], [])
    await super.beginTransaction(...args)
  }

  override async commitTransaction(connection: DatabaseConnection) {
    await super.commitTransaction(connection)
    const callbacks = waiting.get(connection) ?? []
    waiting.delete(connection)
    for (const callback of callbacks) callback()
  }

  override async rollbackTransaction(...args: Parameters<PostgresDriver['rollbackTransaction']>) {
    waiting.delete(args[0])
    await super.rollbackTransaction(...args)
  }
}
