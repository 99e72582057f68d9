import { randomInt } from 'node:crypto'
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
  createServiceToken,
  createWorkQueue,
  type Logger,
  systemClock,
  type WorkQueue,
} from '@gwirio/service-kit'
import type { Kysely } from 'kysely'
import type { Config } from './config.ts'
import { type AnswerHasher, createAnswerHasher } from './gateways/answer-hasher.ts'
import { createReportGateway, type ReportGateway } from './gateways/report-gateway.ts'
import type { CheckLimits } from './rules/identity-check.ts'
import { schema } from './store/schema.ts'
import type { Database } from './store/tables.ts'

export const serviceName = 'identity-check'

/** What the service has in its hands. */
export interface Context {
  readonly limits: CheckLimits
  readonly retentionYears: number
  readonly db: Kysely<Database>
  readonly jobs: Jobs
  readonly clock: Clock
  readonly log: Logger
  readonly audit: Audit
  readonly cipher: FieldCipher
  readonly blindIndex: BlindIndex
  readonly reports: ReportGateway
  readonly hasher: AnswerHasher
  /** Comparing answers is made to be slow: one check at a time. */
  readonly comparing: WorkQueue
  /** Searching long texts takes a while: one at a time. */
  readonly searching: WorkQueue
  /** A uniform whole number from 0 to below the limit. */
  readonly drawBelow: (limit: number) => number
}

/** Puts everything together; tests override parts. */
export function createContext(config: Config, overrides: Partial<Context> = {}): Context {
  const cipher = createFieldCipher(config.fieldKeys)
  const clock = overrides.clock ?? systemClock
  const log = overrides.log ?? createLogger({ service: serviceName, level: config.logLevel })
  const url = config.databaseUrl
  return {
    limits: config,
    retentionYears: config.retentionYears,
    db: openDatabase<Database>({ url, applicationName: serviceName }),
    jobs: openJobs({ url, schema: schema.schema, log }),
    clock,
    log,
    audit: createAudit({ service: serviceName, cipher }),
    cipher,
    blindIndex: createBlindIndex(config.indexKey),
    reports: createReportGateway({
      baseUrl: config.emailVerificationUrl,
      token: createServiceToken({
        issuer: config.issuer,
        clientId: config.clientId,
        clientSecret: config.clientSecret,
        scope: 'party:report',
        resource: config.tokenAudience,
        clock,
      }),
    }),
    hasher: createAnswerHasher({
      pepper: config.answerPepper,
      memoryKib: config.hashMemoryKib,
      passes: config.hashPasses,
    }),
    comparing: createWorkQueue({ atOnce: 1, waiting: config.hashQueue }),
    searching: createWorkQueue({ atOnce: 1, waiting: config.searchQueue }),
    drawBelow: (limit) => randomInt(limit),
    ...overrides,
  }
}
