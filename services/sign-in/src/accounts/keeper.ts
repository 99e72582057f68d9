import { createAudit } from '@gwirio/audit'
import { createFieldCipher, openDatabase, openJobs } from '@gwirio/database'
import { createLogger, systemClock } from '@gwirio/service-kit'
import type { AccountConfig } from '../config.ts'
import { serviceName } from '../context.ts'
import { createPasswordHasher } from '../credentials/password-hasher.ts'
import { schema } from '../store/schema.ts'
import type { Database } from '../store/tables.ts'
import type { Keeper } from './staff.ts'

/** Puts together what keeping accounts needs. */
export async function openKeeper(config: AccountConfig): Promise<Keeper & AsyncDisposable> {
  const db = openDatabase<Database>({
    url: config.databaseUrl,
    applicationName: `${serviceName}-accounts`,
  })
  const jobs = openJobs({
    url: config.databaseUrl,
    schema: schema.schema,
    log: createLogger({ service: `${serviceName}-accounts`, level: 'error' }),
  })
  const cipher = createFieldCipher(config.fieldKeys)
  return {
    db,
    jobs,
    cipher,
    clock: systemClock,
    audit: createAudit({ service: serviceName, cipher }),
    hasher: await createPasswordHasher(),
    async [Symbol.asyncDispose]() {
      await jobs[Symbol.asyncDispose]()
      await db.destroy()
    },
  }
}
