import type { Audit } from '@gwirio/audit'
import type { Area } from '@gwirio/contracts'
import type { Jobs } from '@gwirio/database'
import type { Mailer, MailReader, MailResolver, TrustedEdge } from '@gwirio/mail'
import type { Clock, Logger } from '@gwirio/service-kit'
import type { Kysely } from 'kysely'
import type { After } from './gate/after.ts'
import type { HandOvers } from './gate/hand-overs.ts'
import type { Questions } from './gate/questions.ts'
import type { Receipts } from './gate/receipts.ts'
import type { ChangeFeed } from './gateways/change-feed.ts'
import type { IdentityCheck } from './gateways/identity-check.ts'
import type { SmsCode } from './gateways/sms-code.ts'
import type { Numbers } from './rules/numbers.ts'
import type { Database } from './store/tables.ts'
import type { Vault } from './store/vault.ts'

export const serviceName = 'email-verification'

/** What the service has in its hands. */
export interface Context {
  readonly numbers: Numbers
  readonly mail: MailIdentity
  /** How long the content of mail that belongs to no verification is kept. */
  readonly keepUnknownDays: number
  /** How long one key signs receipts. */
  readonly receiptKeyDays: number
  /** Where a reply that only SPF speaks for is enough. */
  readonly areasAcceptingWeak: ReadonlySet<Area>
  readonly db: Kysely<Database>
  readonly vault: Vault
  readonly audit: Audit
  readonly jobs: Jobs
  readonly clock: Clock
  readonly after: After
  readonly log: Logger
  readonly feed: ChangeFeed
  readonly questions: Questions
  readonly receipts: Receipts
  readonly handOvers: HandOvers
  readonly mailer: Mailer
  /** Reads and authenticates mail outside the thread that listens. */
  readonly reader: MailReader
  readonly resolver: MailResolver
  readonly identityCheck: IdentityCheck
  readonly smsCode: SmsCode
}

/** Under which names the service sends and receives mail. */
interface MailIdentity {
  /** Stands beside the From address of what is sent; may be empty. */
  readonly senderName: string
  readonly replyDomain: string
  /** Addresses in these are never verified; A-label form. */
  readonly ownDomains: ReadonlySet<string>
  /** Our name towards other mail servers. */
  readonly serverName: string
  /** Who else's word on who wrote a mail is believed. */
  readonly arcForwarders: readonly string[]
  /** For mail that it brought. */
  readonly edge: TrustedEdge | null
  /** For mail that was fetched from behind it. */
  readonly mailboxEdge: TrustedEdge | null
}
