import type { Transaction } from 'kysely'
import { type CodeLimits, type CodeState, type LatestCode, startCodes } from '../rules/codes.ts'
import type { Tables, VerificationKey } from './tables.ts'

export interface LockedCodes {
  readonly secret: Buffer
  readonly state: CodeState
}

/**
 * Loads the codes of a verification and keeps every other transaction away from them; begins them when there are none.
 *
 * @param start.newSecret sealed; kept only when this is the beginning
 */
export async function lockCodes(
  tx: Transaction<Tables>,
  key: VerificationKey,
  start: { limits: CodeLimits; newSecret: () => Buffer },
): Promise<LockedCodes> {
  const existing = await selectForUpdate(tx, key)
  if (existing) return existing
  const { caseId, verificationId } = key
  const { triesLeft, codesLeft } = startCodes(start.limits)
  await tx
    .insertInto('codeSecret')
    .values({ caseId, verificationId, secret: start.newSecret(), triesLeft, codesLeft })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const begun = await selectForUpdate(tx, key)
  if (!begun) throw new Error('The codes of a verification went away while they were begun')
  return begun
}

async function selectForUpdate(
  tx: Transaction<Tables>,
  key: VerificationKey,
): Promise<LockedCodes | undefined> {
  const row = await tx
    .selectFrom('codeSecret')
    .select(['secret', 'triesLeft', 'codesLeft', 'stoppedAt'])
    .where('caseId', '=', key.caseId)
    .where('verificationId', '=', key.verificationId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return undefined
  const { secret, triesLeft, codesLeft, stoppedAt } = row
  const latest = await findLatest(tx, key)
  return { secret, state: { triesLeft, codesLeft, isStopped: stoppedAt !== null, latest } }
}

/** A text that is being handed over may be with the service user already, whatever we know of it. */
async function findLatest(
  tx: Transaction<Tables>,
  key: VerificationKey,
): Promise<LatestCode | null> {
  const row = await tx
    .selectFrom('code')
    .innerJoin('text', (join) =>
      join.onRef('text.caseId', '=', 'code.caseId').onRef('text.textId', '=', 'code.textId'),
    )
    .select(['codeNumber', 'issuedAt', 'consumedAt', 'status', 'sendingSince', 'sentAt'])
    .where('code.caseId', '=', key.caseId)
    .where('code.verificationId', '=', key.verificationId)
    .orderBy('codeNumber', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const handedOverAt = row.status === 'failed' ? null : row.sendingSince
  return {
    number: row.codeNumber,
    issuedAt: row.issuedAt,
    sentAt: row.sentAt ?? handedOverAt,
    isConsumed: row.consumedAt !== null,
  }
}
