import { migrateAudit } from '@gwirio/audit'
import { scopesOfRole } from '@gwirio/contracts'
import { migrateSchema, openDatabase, prepareRoles } from '@gwirio/database'
import { createLogger } from '@gwirio/service-kit'
import {
  createTestDatabase,
  type FixedClock,
  findFreePort,
  fixedClock,
  testRolePassword,
} from '@gwirio/testing'
import { sql } from 'kysely'
import { applyAccounts } from '../src/accounts/apply.ts'
import { openKeeper } from '../src/accounts/keeper.ts'
import { readConfig } from '../src/config.ts'
import type { Context } from '../src/context.ts'
import { startService } from '../src/service.ts'
import { schema } from '../src/store/schema.ts'

export const staff = {
  username: 'mair.jones',
  displayName: 'Mair Jones',
  password: 'cwtch llanfair paned',
  totpSecret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
}
/** Like everybody here with the same authenticator app. */
export const manager = {
  ...staff,
  username: 'nia.parry',
  displayName: 'Nia Parry',
  role: 'manager',
  areas: ['gwent', 'south-wales'],
}
export const redirectUri = 'http://127.0.0.1:39999/signed-in'
export const signedOutUri = 'http://127.0.0.1:39999/signed-out'
export const clients = {
  console: { clientId: 'console', secret: 'console-'.padEnd(43, 'x') },
  reports: { clientId: 'report-system', secret: 'reports-'.padEnd(43, 'y') },
}

const accounts = {
  staff: [staff, manager],
  clients: [
    {
      ...clients.console,
      kind: 'web',
      scopes: [...new Set(Object.values(scopesOfRole).flat())],
      redirectUris: [redirectUri],
      postLogoutRedirectUris: [signedOutUri],
    },
    {
      ...clients.reports,
      kind: 'sending-system',
      scopes: ['verification:read', 'party:read'],
    },
  ],
}

export const fieldKeys = `k1:${Buffer.alloc(32, 1).toString('base64')}`

export function prepareSchemas(adminUrl: string): Promise<void> {
  return prepareRoles({ adminUrl, roles: [{ role: schema.role, password: testRolePassword }] })
    .then(() => migrateAudit({ adminUrl }))
    .then(() => migrateSchema({ adminUrl, ...schema }))
}

export interface TestService extends AsyncDisposable {
  readonly url: string
  readonly adminUrl: string
  readonly clock: FixedClock
  readonly logLines: string[]
  readonly env: Record<string, string>
  /** Makes or changes accounts as the command does. */
  keepAccounts(input: object): Promise<Awaited<ReturnType<typeof applyAccounts>>>
  /** Changes nothing else, as a manager does. */
  changeRole(username: string, role: string): Promise<void>
}

/** The service on a database of its own, with one staff account and two clients. */
export async function startTestService(
  settings: Record<string, string> = {},
  overrides: Partial<Context> = {},
  hostname = '127.0.0.1',
): Promise<TestService> {
  await using stack = new AsyncDisposableStack()
  const database = stack.use(
    await createTestDatabase({ template: 'sign_in', prepare: prepareSchemas }),
  )
  // The issuer names its port, so it has to be known before the start
  const port = await findFreePort()
  const env = {
    PORT: String(port),
    ISSUER: `http://${hostname}:${port}`,
    DATABASE_URL: database.url(schema.role),
    FIELD_KEYS: fieldKeys,
    INDEX_KEY: Buffer.alloc(32, 2).toString('base64'),
    ...settings,
  }
  const config = readConfig(env)
  const keepAccounts = async (input: object) => {
    await using keeper = await openKeeper(config)
    return await applyAccounts(keeper, JSON.stringify(input))
  }
  await keepAccounts(accounts)
  const clock = fixedClock(new Date().toISOString())
  const logLines: string[] = []
  const destination = { write: (line: string) => logLines.push(line) }
  const log = createLogger({ service: 'sign-in', level: 'debug', destination })
  const service = stack.use(await startService(config, { clock, log, ...overrides }))
  const started = stack.move()
  return {
    url: hostname === '127.0.0.1' ? service.url : config.issuer,
    adminUrl: database.adminUrl,
    clock,
    logLines,
    env,
    keepAccounts,
    async changeRole(username, role) {
      const change = sql`update sign_in.staff_account set role = ${role} where username = ${username}`
      const db = openDatabase<unknown>({ url: database.adminUrl, maxConnections: 1 })
      await change.execute(db)
      await db.destroy()
    },
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  }
}
