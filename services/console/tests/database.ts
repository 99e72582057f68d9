import { migrateSchema, prepareRoles } from '@gwirio/database'
import { createTestDatabase, testRolePassword } from '@gwirio/testing'
import { schema } from '../src/store/schema.ts'
import { startConsole } from './console.ts'

/** A database of its own with the console's schema. */
export function createDatabase() {
  return createTestDatabase({
    template: 'console',
    prepare: async (adminUrl) => {
      await prepareRoles({ adminUrl, roles: [{ role: schema.role, password: testRolePassword }] })
      await migrateSchema({ adminUrl, ...schema })
    },
  })
}

/** The console on a database of its own, and the administrator's way into that. */
export async function startTestConsole(settings: Record<string, string> = {}) {
  await using starting = new AsyncDisposableStack()
  const database = starting.use(await createDatabase())
  const console = starting.use(
    await startConsole({ databaseUrl: database.url(schema.role), settings }),
  )
  const started = starting.move()
  return {
    ...console,
    adminUrl: database.adminUrl,
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  }
}

export type TestConsole = Awaited<ReturnType<typeof startTestConsole>>
