import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { FileMigrationProvider, Migrator } from 'kysely/migration'
import pg from 'pg'
import { queryRoles, quote, withAdmin } from './admin.ts'
import { installJobs } from './install-jobs.ts'

/**
 * Brings a schema to its latest migration. Safe to run again and by several processes at once: one works, the others
 * wait and find nothing to do.
 *
 * The admin owns what the migrations make. The service's role may use the rows of its tables and nothing else; a
 * migration may take some of that away again (`revoke update on …`). Migrations see no camelCase plugin: they write names
 * as SQL has them, and unqualified names mean this schema.
 *
 * @param options.folder holds one `<timestamp>-<name>.ts` a migration with `up` and `down`, applied in order of name
 * @param options.role must exist (`prepareRoles`); none for a schema that no service owns
 * @param options.jobQueues the service's queues: makes the schema `<schema>_jobs` for `openJobs`
 * @throws Error that names the migration that failed; the cause is the database's own error
 */
export async function migrateSchema(options: {
  adminUrl: string
  schema: string
  role?: string
  folder: string
  jobQueues?: readonly string[]
}): Promise<void> {
  const { adminUrl, schema, role } = options
  await withAdmin(adminUrl, async (client) => {
    await client.query("select pg_advisory_lock(hashtext('gwirio migrations'))")
    await client.query(`create schema if not exists ${quote(schema)}`)
    if (role) await grantRows(client, schema, role)
    await runMigrations(options)
    if (!role) return
    await client.query(
      `revoke all on ${quote(schema)}.kysely_migration, ${quote(schema)}.kysely_migration_lock from ${quote(role)}`,
    )
    await queryRoles(client, `alter role ${quote(role)} set search_path = ${quote(schema)}`)
    if (!options.jobQueues) return
    const jobsSchema = `${schema}_jobs`
    await client.query(`create schema if not exists ${quote(jobsSchema)}`)
    await grantRows(client, jobsSchema, role)
    await installJobs({ adminUrl, schema: jobsSchema, queues: options.jobQueues })
  })
}

/** Before the tables exist, so that what a migration revokes stays revoked at the next run. */
async function grantRows(client: pg.Client, schema: string, role: string) {
  await client.query(`grant usage on schema ${quote(schema)} to ${quote(role)}`)
  const inSchema = `alter default privileges in schema ${quote(schema)}`
  await client.query(`${inSchema} grant select, insert, update, delete on tables to ${quote(role)}`)
  await client.query(`${inSchema} grant usage, select on sequences to ${quote(role)}`)
}

async function runMigrations({
  adminUrl,
  schema,
  folder,
}: {
  adminUrl: string
  schema: string
  folder: string
}) {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts'))
  const pool = new pg.Pool({
    connectionString: adminUrl,
    max: 1,
    options: `-c search_path=${schema}`,
  })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const migrator = new Migrator({
      db,
      migrationTableSchema: schema,
      provider: new FileMigrationProvider({
        fs: { readdir: async () => files },
        path,
        migrationFolder: folder,
        onFileIgnored: (file) => {
          throw new Error(`${file} exports no function "up"`)
        },
      }),
    })
    const { error, results } = await migrator.migrateToLatest()
    if (!error) return
    const failed = results?.find(({ status }) => status === 'Error')?.migrationName
    throw new Error(
      `The migration ${failed ?? 'run'} of the schema ${schema} failed, and nothing of this run was kept`,
      {
        cause: error,
      },
    )
  } finally {
    await db.destroy()
  }
}
