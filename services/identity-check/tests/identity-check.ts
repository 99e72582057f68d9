import { randomBytes } from 'node:crypto'
import { migrateAudit } from '@gwirio/audit'
import { migrateSchema, openDatabase, prepareRoles } from '@gwirio/database'
import { createLogger } from '@gwirio/service-kit'
import { startTestIssuer } from '@gwirio/service-kit/testing'
import {
  createTestDatabase,
  fixedClock,
  type TestDatabase,
  testRolePassword,
} from '@gwirio/testing'
import { sql } from 'kysely'
import { readConfig } from '../src/config.ts'
import type { Context } from '../src/context.ts'
import { type AnswerHasher, createAnswerHasher } from '../src/gateways/answer-hasher.ts'
import { createImportContext } from '../src/import/import-context.ts'
import { type ImportWatcher, importParties } from '../src/import/import-parties.ts'
import { startService } from '../src/service.ts'
import { schema } from '../src/store/schema.ts'
import { startEmailVerification } from './email-verification.ts'
import { withFile } from './import-file.ts'
import { type Row, toCsv } from './rows.ts'
import { actAs, type Who } from './staff.ts'

const { role } = schema
const audience = 'urn:gwirio:api'
export function createDatabase(): Promise<TestDatabase> {
  return createTestDatabase({ template: 'identity_check', prepare: prepareDatabase })
}

/** Makes the role, the audit and the schema. */
export async function prepareDatabase(adminUrl: string): Promise<void> {
  await prepareRoles({ adminUrl, roles: [{ role, password: testRolePassword }] })
  await migrateAudit({ adminUrl })
  await migrateSchema({ adminUrl, ...schema })
}

/** The service on a real database with a token issuer on loopback. Its clock stands still at the time of the start. */
export async function startIdentityCheckService(
  database: Pick<TestDatabase, 'adminUrl' | 'url'>,
  options: { settings?: Record<string, string>; realHashes?: true } = {},
) {
  const stack = new AsyncDisposableStack()
  const clock = fixedClock(new Date().toISOString())
  const issuer = stack.use(await startTestIssuer({ clock }))
  const emailVerification = stack.use(
    await startEmailVerification({ issuer: issuer.issuer, clock }),
  )
  const env = {
    PORT: '0',
    CLIENT_ID: 'identity-check',
    CLIENT_SECRET: randomBytes(16).toString('hex'),
    EMAIL_VERIFICATION_URL: emailVerification.url,
    DATABASE_URL: database.url(role),
    ISSUER: issuer.issuer,
    FIELD_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    INDEX_KEY: randomBytes(32).toString('base64'),
    ANSWER_PEPPER: randomBytes(32).toString('base64'),
    ...options.settings,
  }
  const lines: string[] = []
  const log = createLogger({
    service: 'identity-check',
    level: 'debug',
    destination: { write: (line) => void lines.push(line) },
  })
  const cheapHasher = createAnswerHasher({ pepper: randomBytes(32), memoryKib: 8, passes: 1 })
  const hasher: { hasher?: AnswerHasher } = options.realHashes ? {} : { hasher: cheapHasher }
  const start = async (changed: Record<string, string>, overrides: Partial<Context> = {}) =>
    stack.use(
      await startService(readConfig({ ...env, ...changed }), {
        clock,
        log,
        ...hasher,
        ...overrides,
      }),
    )
  const importWith = async (withHasher: AnswerHasher | undefined, ...rows: readonly Row[]) => {
    const own = withHasher ? { hasher: withHasher } : {}
    await using context = { ...createImportContext(readConfig(env), 2), clock, ...own }
    await withFile(toCsv(rows), (file) =>
      importParties(context, { path: file, badRows: 'refuse-all', dryRun: false }, strictWatcher),
    )
  }
  const admin = openDatabase<Record<string, never>>({ url: database.adminUrl })
  stack.defer(() => admin.destroy())
  const listening = await start({})
  const address = (scope: string, baseUrl = listening.url, who: Who = {}) => ({
    baseUrl,
    token: () =>
      issuer.token({
        audience,
        scope: who.isManager ? `${scope} party:unlock` : scope,
        subject: who.subject ?? 'staff-1',
        clientId: 'console',
        claims: { name: who.name ?? 'Mair Jones' },
      }),
  })
  return {
    url: listening.url,
    env,
    clock,
    lines,
    emailVerification,
    hasher: cheapHasher,
    /** Starts the service once more on the same data, with other settings or parts. */
    startAnother: start,
    /** Looks at the data as the administrator. */
    query: async <T>(statement: string) => (await sql.raw<T>(statement).execute(admin)).rows,
    token: (scope: string) => issuer.token({ audience, scope }),
    ...actAs(address),
    /** What somebody else of the staff does. */
    as: (who: Who) => actAs((scope, baseUrl) => address(scope, baseUrl, who)),
    /** Puts parties on file, with the hasher and the clock of the service. */
    import: (...rows: readonly Row[]) => importWith(hasher.hasher, ...rows),
    importWith,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

export type IdentityCheckService = Awaited<ReturnType<typeof startIdentityCheckService>>

const strictWatcher: ImportWatcher = {
  problem: ({ line, reason }) => {
    throw new Error(`line ${line}: ${reason}`)
  },
  progress: () => undefined,
}
