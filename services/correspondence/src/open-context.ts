import { createAudit } from '@gwirio/audit'
import { createBlindIndex, createFieldCipher, openDatabase, openJobs } from '@gwirio/database'
import { createInspector } from '@gwirio/documents'
import { createDkimSigner, createMailReader } from '@gwirio/mail'
import { createServiceToken, type Logger, systemClock } from '@gwirio/service-kit'
import type { Config } from './config.ts'
import { type Context, serviceName } from './context.ts'
import { createVirusScanner } from './gateways/clamd.ts'
import { createDetails } from './gateways/details.ts'
import { createGate } from './gateways/gate.ts'
import { createMessageReader } from './message/message-reader.ts'
import { openDeliverer } from './open-deliverer.ts'
import { schema } from './store/schema.ts'
import { createStsPolicies } from './store/sts-policies.ts'
import type { Database } from './store/tables.ts'
import { createVault } from './store/vault.ts'
import { createTurns } from './submission/turns.ts'

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
  const vault = createVault(cipher, createBlindIndex(config.indexKey))
  const policies = createStsPolicies({ db, vault, clock })
  const deliverer = overrides.deliverer ?? opened.use(openDeliverer(config, { clock, policies }))
  const inspector = overrides.inspector ?? opened.use(createInspector())
  return {
    config,
    db,
    vault,
    audit: createAudit({ service: serviceName, cipher }),
    clock,
    gate: createGate({ baseUrl: config.emailVerificationUrl, token }),
    details: createDetails({
      baseUrl: config.identityCheckUrl,
      token,
      timeoutMilliseconds: searchMilliseconds,
    }),
    inspector,
    messages: opened.use(createMessageReader(inspector)),
    turns: createTurns(inspector),
    scanner: openScanner(config.virusScannerUrl),
    signer: createDkimSigner({
      domainName: config.mailDomain,
      keySelector: config.dkimSelector,
      privateKey: config.dkimPrivateKey,
    }),
    deliverer,
    reader: overrides.reader ?? opened.use(createMailReader()),
    // Last, so that it is closed first: its handlers use all the rest
    jobs: opened.use(openJobs({ url, schema: schema.schema, log })),
    ...overrides,
  }
}

/** For all documents of one message. */
const searchMilliseconds = 30_000
const scanMilliseconds = 60_000
function openScanner(text: string | undefined): Context['scanner'] {
  if (!text) return null
  const url = new URL(text)
  const place =
    url.protocol === 'unix:'
      ? { socket: decodeURIComponent(url.pathname) }
      : { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(url.port || 3310) }
  return createVirusScanner({ ...place, timeoutMilliseconds: scanMilliseconds })
}
