import type { Audit } from '@gwirio/audit'
import type { BlindIndex, FieldCipher } from '@gwirio/database'
import type { Clock, Logger, WorkQueue } from '@gwirio/service-kit'
import type { Kysely } from 'kysely'
import type { AnswerHasher } from './gateways/answer-hasher.ts'
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
