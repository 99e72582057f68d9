import { type Audit, createAudit } from '@gwirio/audit'
import {
  type BlindIndex,
  createBlindIndex,
  createFieldCipher,
  type FieldCipher,
  type Jobs,
  openDatabase,
  openJobs,
} from '@gwirio/database'
import {
  type Clock,
  createLogger,
  createMetrics,
  createWorkQueue,
  type Logger,
  type Metrics,
  systemClock,
  type WorkQueue,
} from '@gwirio/service-kit'
import type { Kysely } from 'kysely'
import type { Config } from './config.ts'
import { createPasswordHasher, type PasswordHasher } from './credentials/password-hasher.ts'
import { schema } from './store/schema.ts'
import type { Database } from './store/tables.ts'

export const serviceName = 'sign-in'

/** What the service has in its hands. */
export interface Context {
  readonly config: Config
  readonly db: Kysely<Database>
  readonly jobs: Jobs
  readonly clock: Clock
  readonly log: Logger
  readonly metrics: Metrics
  readonly audit: Audit
  readonly cipher: FieldCipher
  readonly blindIndex: BlindIndex
  readonly hasher: PasswordHasher
  /** Comparing passwords is made to be slow: a few at a time. */
  readonly comparing: Pick<WorkQueue, 'run'>
}

/** Puts everything together; tests override parts. */
export async function createContext(
  config: Config,
  overrides: Partial<Context> = {},
): Promise<Context> {
  const cipher = createFieldCipher(config.fieldKeys)
  const url = config.databaseUrl
  const log = overrides.log ?? createLogger({ service: serviceName, level: config.logLevel })
  return {
    config,
    db: openDatabase<Database>({ url, applicationName: serviceName }),
    jobs: openJobs({ url, schema: schema.schema, log }),
    clock: systemClock,
    log,
    metrics: createMetrics(serviceName),
    audit: createAudit({ service: serviceName, cipher }),
    cipher,
    blindIndex: createBlindIndex(config.indexKey),
    hasher: await createPasswordHasher(),
    comparing: createWorkQueue({ atOnce: config.hashesAtOnce, waiting: config.hashQueue }),
    ...overrides,
  }
}
