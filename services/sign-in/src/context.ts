import { type Audit, createAudit } from '@gwirio/audit'
import {
  type BlindIndex,
  createBlindIndex,
  createFieldCipher,
  type FieldCipher,
  openDatabase,
} from '@gwirio/database'
import {
  type Clock,
  createLogger,
  createMetrics,
  type Logger,
  type Metrics,
  systemClock,
} from '@gwirio/service-kit'
import type { Kysely } from 'kysely'
import type { Config } from './config.ts'
import { createPasswordHasher, type PasswordHasher } from './credentials/password-hasher.ts'
import { createWorkQueue, type WorkQueue } from './credentials/work-queue.ts'
import type { Database } from './store/tables.ts'

/** The name of this service in audit, logs and metrics. */
export const service = 'sign-in'

/** What the service has in its hands. */
export interface Context {
  readonly config: Config
  readonly db: Kysely<Database>
  readonly clock: Clock
  readonly log: Logger
  readonly metrics: Metrics
  readonly audit: Audit
  readonly cipher: FieldCipher
  readonly blindIndex: BlindIndex
  readonly hasher: PasswordHasher
  /** Comparing passwords is made to be slow: a few at a time. */
  readonly comparing: WorkQueue
}

/** Puts everything together; tests override parts. */
export async function createContext(
  config: Config,
  overrides: Partial<Context> = {},
): Promise<Context> {
  const cipher = createFieldCipher(config.fieldKeys)
  return {
    config,
    db: openDatabase<Database>({ url: config.databaseUrl, applicationName: service }),
    clock: systemClock,
    log: createLogger({ service, level: config.logLevel }),
    metrics: createMetrics(service),
    audit: createAudit({ service, cipher }),
    cipher,
    blindIndex: createBlindIndex(config.indexKey),
    hasher: await createPasswordHasher(),
    comparing: createWorkQueue({ atOnce: config.hashesAtOnce, waiting: config.hashQueue }),
    ...overrides,
  }
}
