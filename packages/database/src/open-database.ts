import { CamelCasePlugin, Kysely } from 'kysely'
import pg from 'pg'
import { CommitAwareDialect } from './after-commit.ts'

/**
 * Opens a pool of connections. Nothing connects before the first query.
 *
 * Names are camelCase in TypeScript and snake_case in SQL; the keys inside jsonb values stay as they are, and so does
 * the text of `sql` templates. A name must not have an underscore before a digit. Values come back as: timestamptz → Date (milliseconds), date → 'YYYY-MM-DD', bytea →
 * Buffer, jsonb → parsed, bigint and numeric → string (so is `count(*)`: convert it with Number). A JavaScript array
 * goes in as a PostgreSQL array: for jsonb use {@link jsonb}.
 *
 * Unqualified table names mean the schema of the role (see `migrateSchema`).
 *
 * @param options.maxConnections size of the pool, 10 by default
 * @param options.applicationName shown in pg_stat_activity
 * @param options.onLost called when the server ended a connection: what it held locked is free
 */
export function openDatabase<DB>(options: {
  url: string
  maxConnections?: number
  applicationName?: string
  onLost?: () => void
}): Kysely<DB> {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser },
    ...(options.applicationName && { application_name: options.applicationName }),
  })
  // An idle connection that the server closed (a restart) must not end the process: the pool opens another.
  pool.on('error', () => undefined)
  // Nor one that is in use but asks nothing at that moment: its next query fails
  pool.on('connect', (client) => client.on('error', () => options.onLost?.()))
  return new Kysely<DB>({
    dialect: new CommitAwareDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

/** A date has no time zone; pg would make it midnight in the zone of this machine. */
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.DATE
    ? (value: string) => value
    : pg.types.getTypeParser(oid, format as 'text')
