import { randomBytes } from 'node:crypto'
import pg from 'pg'
import './vitest-postgres.ts'

/** The password of every service role in tests. */
export const testRolePassword = 'only-for-tests'

export interface TestDatabase {
  /** Connects the superuser to this database. */
  adminUrl: string
  /** Connects a role (made by `prepare`, with `testRolePassword`) to this database. */
  url(role: string): string
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * A database of its own for a test file, copied from a template that is made once per test run and name. Every caller
 * with the same `template` must prepare the same thing.
 *
 * @param options.prepare fills the template (roles, migrations); it must close its connections
 */
export async function createTestDatabase(options: {
  template: string
  prepare: (adminUrl: string) => Promise<void>
}): Promise<TestDatabase> {
  // Only here, so that what is no test can import this package without vitest.
  const { inject } = await import('vitest')
  const serverUrl = inject('postgresAdminUrl')
  const template = `template_${options.template}`
  const name = `test_${options.template}_${randomBytes(6).toString('hex')}`
  await withClient(serverUrl, async (client) => {
    await ensureTemplate({
      client,
      template,
      prepare: () => options.prepare(urlOf(serverUrl, template)),
    })
    await client.query(`create database ${quote(name)} template ${quote(template)}`)
  })
  return {
    adminUrl: urlOf(serverUrl, name),
    url: (role) => urlOf(serverUrl, name, role),
    async [Symbol.asyncDispose]() {
      await withClient(serverUrl, (client) =>
        client.query(`drop database if exists ${quote(name)} with (force)`),
      )
    },
  }
}

/** Two test files in two workers may want the same template at once: one makes it, the other waits. */
async function ensureTemplate(options: {
  client: pg.Client
  template: string
  prepare: () => Promise<void>
}) {
  const { client, template } = options
  await client.query("select pg_advisory_lock(hashtext('gwirio test templates'))")
  try {
    const done = await client.query(
      'select from pg_database where datname = $1 and datistemplate',
      [template],
    )
    if (done.rowCount) return
    await client.query(`drop database if exists ${quote(template)} with (force)`)
    await client.query(`create database ${quote(template)}`)
    await options.prepare()
    await client.query(`alter database ${quote(template)} is_template true`)
  } finally {
    await client.query("select pg_advisory_unlock(hashtext('gwirio test templates'))")
  }
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

function urlOf(serverUrl: string, database: string, role?: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  if (role) {
    url.username = role
    url.password = testRolePassword
  }
  return url.href
}

function quote(name: string) {
  return pg.escapeIdentifier(name)
}
