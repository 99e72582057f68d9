import type { Audit } from '@gwirio/audit'
import type { Jobs } from '@gwirio/database'
import type { Inspector } from '@gwirio/documents'
import type { Deliverer, DkimSigner, MailReader } from '@gwirio/mail'
import type { Clock, Logger } from '@gwirio/service-kit'
import type { Kysely } from 'kysely'
import type { Config } from './config.ts'
import type { VirusScanner } from './gateways/clamd.ts'
import type { Details } from './gateways/details.ts'
import type { Gate } from './gateways/gate.ts'
import type { MessageReader } from './message/message-reader.ts'
import type { Database } from './store/tables.ts'
import type { Vault } from './store/vault.ts'
import type { Turns } from './submission/turns.ts'

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
  readonly details: Details
  /** Reads documents in threads of its own. */
  readonly inspector: Inspector
  /** Takes messages of clients apart in threads of its own. */
  readonly messages: MessageReader
  /** Whose work is inspected next. */
  readonly turns: Turns
  /** Null: there is none, so that every document waits for a person. */
  readonly scanner: VirusScanner | null
  readonly signer: DkimSigner
  readonly deliverer: Deliverer
  /** Reads what comes back in threads of its own. */
  readonly reader: MailReader
}
