import type { CodeOutcome } from '@gwirio/contracts'
import type { Transaction } from 'kysely'
import type { Tables, VerificationKey } from './tables.ts'

export interface CheckKey extends VerificationKey {
  readonly replyId: string
}

export interface CheckResult {
  readonly outcome: CodeOutcome
  readonly triesLeft: number
  readonly codesLeft: number
}

/** A check whose tries are counted, and its result once it is settled. */
export interface CountedCheck {
  readonly counted: number
  readonly result: CheckResult | null
}

export async function findCheck(
  tx: Transaction<Tables>,
  key: CheckKey,
): Promise<CountedCheck | undefined> {
  const row = await tx
    .selectFrom('codeCheck')
    .select(['counted', 'outcome', 'triesLeft', 'codesLeft'])
    .where('caseId', '=', key.caseId)
    .where('verificationId', '=', key.verificationId)
    .where('replyId', '=', key.replyId)
    .executeTakeFirst()
  if (!row) return undefined
  const { counted, outcome, triesLeft, codesLeft } = row
  const isSettled = outcome !== null && triesLeft !== null && codesLeft !== null
  return { counted, result: isSettled ? { outcome, triesLeft, codesLeft } : null }
}

export async function addCheck(
  tx: Transaction<Tables>,
  check: CheckKey & { counted: number; now: Date },
): Promise<void> {
  const { caseId, verificationId, replyId, counted, now } = check
  await tx
    .insertInto('codeCheck')
    .values({ caseId, verificationId, replyId, counted, countedAt: now })
    .execute()
}

export async function settleCheck(
  tx: Transaction<Tables>,
  { caseId, verificationId, replyId, result, now }: CheckKey & { result: CheckResult; now: Date },
): Promise<void> {
  await tx
    .updateTable('codeCheck')
    .set({ ...result, settledAt: now })
    .where('caseId', '=', caseId)
    .where('verificationId', '=', verificationId)
    .where('replyId', '=', replyId)
    .execute()
}
