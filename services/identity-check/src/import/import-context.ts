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
import { type Clock, createLogger, systemClock } from '@gwirio/service-kit'
import type { Kysely } from 'kysely'
import type { FileConfig } from '../config.ts'
import { serviceName } from '../context.ts'
import { type AnswerHasher, createAnswerHasher } from '../gateways/answer-hasher.ts'
import { schema } from '../store/schema.ts'
import type { Database } from '../store/tables.ts'

/** What the import has in its hands. */
export interface ImportContext extends AsyncDisposable {
  readonly db: Kysely<Database>
  /** What is enqueued waits in the database until the service runs. */
  readonly jobs: Jobs
  readonly clock: Clock
  readonly audit: Audit
  readonly cipher: FieldCipher
  readonly blindIndex: BlindIndex
  readonly hasher: AnswerHasher
  /** Hashes made at once: one for each core. */
  readonly hashesAtOnce: number
}

export function createImportContext(config: FileConfig, hashesAtOnce: number): ImportContext {
  const cipher = createFieldCipher(config.fieldKeys)
  const db = openDatabase<Database>({
    url: config.databaseUrl,
    applicationName: `${serviceName}-import`,
    maxConnections: 2,
  })
  const jobs = openJobs({
    url: config.databaseUrl,
    schema: schema.schema,
    log: createLogger({ service: serviceName, level: 'error' }),
  })
  return {
    db,
    jobs,
    clock: systemClock,
    audit: createAudit({ service: serviceName, cipher }),
    cipher,
    blindIndex: createBlindIndex(config.indexKey),
    hasher: createAnswerHasher({
      pepper: config.answerPepper,
      memoryKib: config.hashMemoryKib,
      passes: config.hashPasses,
    }),
    hashesAtOnce,
    async [Symbol.asyncDispose]() {
      await jobs[Symbol.asyncDispose]()
      await db.destroy()
    },
  }
}
