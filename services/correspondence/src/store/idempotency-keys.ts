import type { Kysely, Transaction } from 'kysely'
import type { CorrespondenceKey } from './correspondence.ts'
import type { Database } from './tables.ts'

/** A request by the name that its client gave it. */
export interface IdempotencyKey {
  readonly clientId: string
  readonly keyDigest: Buffer
  readonly requestDigest: Buffer
}

export async function findIdempotencyKey(
  db: Kysely<Database>,
  { clientId, keyDigest }: IdempotencyKey,
): Promise<(CorrespondenceKey & { readonly requestDigest: Buffer }) | null> {
  const row = await db
    .selectFrom('idempotencyKey')
    .select(['caseId', 'correspondenceId', 'requestDigest'])
    .where('clientId', '=', clientId)
    .where('keyDigest', '=', keyDigest)
    .executeTakeFirst()
  return row ?? null
}

/**
 * Waits for whoever keeps something under the same key at this moment.
 *
 * @returns false when the key was taken
 */
export async function insertIdempotencyKey(
  tx: Transaction<Database>,
  key: IdempotencyKey,
  given: CorrespondenceKey & { readonly at: Date },
): Promise<boolean> {
  const { caseId, correspondenceId, at } = given
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('idempotencyKey')
    .values({ ...key, caseId, correspondenceId, at })
    .onConflict((conflict) => conflict.columns(['clientId', 'keyDigest']).doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) === 1
}
