import { createAudit } from '@gwirio/audit'
import { createFieldCipher, openDatabase } from '@gwirio/database'
import { systemClock } from '@gwirio/service-kit'
import type { AccountConfig } from '../config.ts'
import { serviceName } from '../context.ts'
import { createPasswordHasher } from '../credentials/password-hasher.ts'
import type { Database } from '../store/tables.ts'
import type { Keeper } from './staff.ts'

/** Puts together what keeping accounts needs. */
export async function openKeeper(config: AccountConfig): Promise<Keeper & AsyncDisposable> {
  const db = openDatabase<Database>({
    url: config.databaseUrl,
    applicationName: `${serviceName}-accounts`,
  })
  const cipher = createFieldCipher(config.fieldKeys)
  return {
    db,
    cipher,
    clock: systemClock,
    audit: createAudit({ service: serviceName, cipher }),
    hasher: await createPasswordHasher(),
    [Symbol.asyncDispose]: () => db.destroy(),
  }
}
