import type { Kysely, Transaction } from 'kysely'
import type { Tables, VerificationKey } from './tables.ts'

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
