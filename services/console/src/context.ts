import { join } from 'node:path'
import { createFieldCipher, type FieldCipher } from '@gwirio/database'
import { createPages, type RenderPage } from '@gwirio/pages'
import { type Clock, createLogger, type Logger, systemClock } from '@gwirio/service-kit'
import pg from 'pg'
import type { Config } from './config.ts'
import { connectSignIn, type SignIn } from './gateways/sign-in.ts'

export const serviceName = 'console'

/** What the console has in its hands. */
export interface Context {
  readonly config: Config
  /** For connect-pg-simple, which works on a pool of pg. */
  readonly pool: pg.Pool
  readonly cipher: FieldCipher
  readonly signIn: SignIn
  readonly render: RenderPage
  readonly clock: Clock
  readonly log: Logger
}

/** What a test brings instead of the real thing. */
export type Overrides = Partial<Pick<Context, 'clock' | 'log'>>

export function createContext(config: Config, overrides: Overrides = {}): Context {
  const pool = new pg.Pool({ connectionString: config.databaseUrl, max: 4 })
  // A restart of the database closes idle connections; the pool opens others.
  pool.on('error', () => undefined)
  return {
    config,
    pool,
    cipher: createFieldCipher(config.fieldKeys),
    signIn: connectSignIn(config),
    render: createPages([join(import.meta.dirname, 'pages')]),
    clock: overrides.clock ?? systemClock,
    log: overrides.log ?? createLogger({ service: serviceName, level: config.logLevel }),
  }
}
