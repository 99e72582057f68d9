import { join } from 'node:path'
import { createFieldCipher, type FieldCipher } from '@gwirio/database'
import { type Assets, createAssets, createPages, type RenderPage } from '@gwirio/pages'
import { type Clock, createLogger, type Logger, systemClock } from '@gwirio/service-kit'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Config } from './config.ts'
import { connectSignIn, type SignIn } from './gateways/sign-in.ts'
import { RememberedCounts } from './remembered-counts.ts'
import type { Database } from './store/tables.ts'

export const serviceName = 'console'

/** What the console has in its hands. */
export interface Context {
  readonly config: Config
  /** For connect-pg-simple, which works on a pool of pg; `db` stands on the same one. */
  readonly pool: pg.Pool
  readonly db: Kysely<Database>
  readonly cipher: FieldCipher
  readonly signIn: SignIn
  readonly assets: Assets
  readonly render: RenderPage
  readonly waitingApprovals: RememberedCounts
  readonly heldCorrespondence: RememberedCounts
  readonly openIncidents: RememberedCounts
  readonly clock: Clock
  readonly log: Logger
}

/** What a test brings instead of the real thing. */
export type Overrides = Partial<Pick<Context, 'clock' | 'log'>>

export function createContext(config: Config, overrides: Overrides = {}): Context {
  const pool = new pg.Pool({
    connectionString: config.databaseUrl,
    connectionTimeoutMillis: 10_000,
    application_name: serviceName,
  })
  // A restart of the database closes idle connections; the pool opens others.
  pool.on('error', () => undefined)
  const clock = overrides.clock ?? systemClock
  const { organisationLogo: logo } = config
  const folders = [join(import.meta.dirname, '../public')]
  const assets = createAssets({ folders, ...(logo ? { logo } : {}) })
  return {
    config,
    pool,
    db: new Kysely({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] }),
    cipher: createFieldCipher(config.fieldKeys),
    signIn: connectSignIn(config, clock),
    assets,
    render: createPages({ folders: [join(import.meta.dirname, 'pages')], assets }),
    waitingApprovals: new RememberedCounts(),
    heldCorrespondence: new RememberedCounts(),
    // As long as a session: the banner goes when somebody has seen that none is open, and not by itself
    openIncidents: new RememberedCounts(12 * 60),
    clock,
    log: overrides.log ?? createLogger({ service: serviceName, level: config.logLevel }),
  }
}
