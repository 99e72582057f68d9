import { randomInt } from 'node:crypto'
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
  createWorkQueue,
  type Logger,
  systemClock,
  type WorkQueue,
} from '@gwirio/service-kit'
import type { Kysely } from 'kysely'
import type { Config } from './config.ts'
import { type AnswerHasher, createAnswerHasher } from './gateways/answer-hasher.ts'
import type { CheckLimits } from './rules/identity-check.ts'
import type { Database } from './store/tables.ts'

export const serviceName = 'identity-check'

/** What the service has in its hands. */
export interface Context {
  readonly limits: CheckLimits
  readonly db: Kysely<Database>
  readonly clock: Clock
  readonly log: Logger
  readonly audit: Audit
  readonly cipher: FieldCipher
  readonly blindIndex: BlindIndex
  readonly hasher: AnswerHasher
  /** Comparing answers is made to be slow: one check at a time. */
  readonly comparing: WorkQueue
  /** A uniform whole number from 0 to below the limit. */
  readonly drawBelow: (limit: number) => number
}

/** Puts everything together; tests override parts. */
export function createContext(config: Config, overrides: Partial<Context> = {}): Context {
  const cipher = createFieldCipher(config.fieldKeys)
  return {
    limits: config,
    db: openDatabase<Database>({
      url: config.databaseUrl,
      applicationName: serviceName,
    }),
    clock: systemClock,
    log: createLogger({ service: serviceName, level: config.logLevel }),
    audit: createAudit({ service: serviceName, cipher }),
    cipher,
    blindIndex: createBlindIndex(config.indexKey),
    hasher: createAnswerHasher({
      pepper: config.answerPepper,
      memoryKib: config.hashMemoryKib,
      passes: config.hashPasses,
    }),
    comparing: createWorkQueue({ atOnce: 1, waiting: config.hashQueue }),
    drawBelow: (limit) => randomInt(limit),
    ...overrides,
  }
}
