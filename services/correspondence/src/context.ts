import type { Audit } from '@gwirio/audit'
import type { Jobs } from '@gwirio/database'
import type { Clock, Logger } from '@gwirio/service-kit'
import type { Kysely } from 'kysely'
import type { Config } from './config.ts'
import type { Gate } from './gateways/gate.ts'
import type { Database } from './store/tables.ts'
import type { Vault } from './store/vault.ts'

export const serviceName = 'correspondence'

/** What the service does by itself. */
export const ourselves = { kind: 'service', id: serviceName } as const

/** What the service has in its hands. */
export interface Context {
  readonly config: Config
  readonly db: Kysely<Database>
  readonly vault: Vault
  readonly audit: Audit
  readonly jobs: Jobs
  readonly clock: Clock
  readonly log: Logger
  readonly gate: Gate
}
