import type { Kysely, Transaction } from 'kysely'
import type { CodeLimits, CodeState, LatestCode } from '../rules/codes.ts'
import { startCodes } from '../rules/codes.ts'
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
  const { triesLeft, codesLeft } = startCodes(start.limits)
  await tx
    .insertInto('codeSecret')
    .values({ ...idsOf(key), secret: start.newSecret(), triesLeft, codesLeft })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const begun = await selectForUpdate(tx, key)
  if (!begun) throw new Error('The codes of a verification went away while they were begun')
  return begun
}

/** Adds a code and kills the older ones. */
export async function addCode(
  tx: Transaction<Tables>,
  code: VerificationKey & {
    codeNumber: number
    codesLeft: number
    textId: string
    requestId: string
    issuedAt: Date
  },
): Promise<void> {
  await killCodes(tx, code, code.issuedAt)
  await tx.insertInto('code').values(code).execute()
  await updateSecret(tx, code, { codesLeft: code.codesLeft })
}

/** What the same request was told before. */
export async function findIssuedCode(
  db: Kysely<Tables>,
  { caseId, verificationId, requestId }: VerificationKey & { requestId: string },
): Promise<{ textId: string; codeNumber: number; codesLeft: number } | undefined> {
  return db
    .selectFrom('code')
    .select(['textId', 'codeNumber', 'codesLeft'])
    .where('caseId', '=', caseId)
    .where('verificationId', '=', verificationId)
    .where('requestId', '=', requestId)
    .executeTakeFirst()
}

/** @returns false when the code was consumed or killed before */
export async function consumeCode(
  tx: Transaction<Tables>,
  { caseId, verificationId, codeNumber, replyId, now }: ConsumedCode,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('code')
    .set({ consumedAt: now, consumedByReply: replyId })
    .where('caseId', '=', caseId)
    .where('verificationId', '=', verificationId)
    .where('codeNumber', '=', codeNumber)
    .where('consumedAt', 'is', null)
    .where('killedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

interface ConsumedCode extends VerificationKey {
  readonly codeNumber: number
  readonly replyId: string
  readonly now: Date
}

export async function setTriesLeft(
  tx: Transaction<Tables>,
  key: VerificationKey,
  triesLeft: number,
): Promise<void> {
  await updateSecret(tx, key, { triesLeft })
}

export async function stopCodes(
  tx: Transaction<Tables>,
  key: VerificationKey,
  now: Date,
): Promise<void> {
  await killCodes(tx, key, now)
  await updateSecret(tx, key, { stoppedAt: now })
}

async function killCodes(tx: Transaction<Tables>, key: VerificationKey, now: Date): Promise<void> {
  await tx
    .updateTable('code')
    .set({ killedAt: now })
    .where('caseId', '=', key.caseId)
    .where('verificationId', '=', key.verificationId)
    .where('killedAt', 'is', null)
    .where('consumedAt', 'is', null)
    .execute()
}

async function updateSecret(
  tx: Transaction<Tables>,
  key: VerificationKey,
  change: { triesLeft?: number; codesLeft?: number; stoppedAt?: Date },
): Promise<void> {
  await tx
    .updateTable('codeSecret')
    .set(change)
    .where('caseId', '=', key.caseId)
    .where('verificationId', '=', key.verificationId)
    .execute()
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

function idsOf({ caseId, verificationId }: VerificationKey): VerificationKey {
  return { caseId, verificationId }
}
