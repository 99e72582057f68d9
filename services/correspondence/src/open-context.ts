import { createAudit } from '@gwirio/audit'
import { createBlindIndex, createFieldCipher, openDatabase, openJobs } from '@gwirio/database'
import { createServiceToken, type Logger, systemClock } from '@gwirio/service-kit'
import type { Config } from './config.ts'
import { type Context, serviceName } from './context.ts'
import { createGate } from './gateways/gate.ts'
import { schema } from './store/schema.ts'
import type { Database } from './store/tables.ts'
import { createVault } from './store/vault.ts'

/** What tests put in the place of the real thing. */
export type Overrides = Partial<Context>

/** Opens everything the service has in its hands; what must be closed goes onto the stack. */
export function openContext(
  config: Config,
  overrides: Overrides & { log: Logger },
  opened: AsyncDisposableStack,
): Context {
  const { log } = overrides
  const clock = overrides.clock ?? systemClock
  const url = config.databaseUrl
  const db = openDatabase<Database>({ url, applicationName: serviceName })
  opened.defer(() => db.destroy())
  const cipher = createFieldCipher(config.fieldKeys)
  const token = createServiceToken({
    issuer: config.issuer,
    clientId: config.clientId,
    clientSecret: config.clientSecret,
    scope: 'correspondence:hand-over correspondence:report detail:search',
    resource: config.tokenAudience,
    clock,
  })
  return {
    config,
    db,
    vault: createVault(cipher, createBlindIndex(config.indexKey)),
    audit: createAudit({ service: serviceName, cipher }),
    // Last, so that it is closed first: its handlers use all the rest
    jobs: opened.use(openJobs({ url, schema: schema.schema, log })),
    clock,
    gate: createGate({ baseUrl: config.emailVerificationUrl, token }),
    ...overrides,
  }
}
