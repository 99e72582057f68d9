import type { QuestionKind } from '@gwirio/contracts'
import type { Kysely, Transaction } from 'kysely'
import type { PartyKey } from './parties.ts'
import type { Database } from './tables.ts'

export interface CheckKey {
  readonly caseId: string
  readonly identityCheckId: string
}

export interface Question {
  readonly questionId: string
  readonly kind: QuestionKind
}

const checkColumns = ['identityCheckId', 'partyId', 'status', 'answerBefore', 'answeredAt'] as const

export function loadCheck(db: Kysely<Database>, { caseId, identityCheckId }: CheckKey) {
  return db
    .selectFrom('identityCheck')
    .select(checkColumns)
    .where('caseId', '=', caseId)
    .where('identityCheckId', '=', identityCheckId)
    .executeTakeFirst()
}

/** All checks of a party, newest first. */
export function listChecks(db: Kysely<Database>, { caseId, partyId }: PartyKey) {
  return db
    .selectFrom('identityCheck')
    .select(checkColumns)
    .where('caseId', '=', caseId)
    .where('partyId', '=', partyId)
    .orderBy('startedAt', 'desc')
    .execute()
}

export function listQuestions(
  db: Kysely<Database>,
  { caseId, identityCheckId }: CheckKey,
): Promise<Question[]> {
  return db
    .selectFrom('identityCheckQuestion')
    .select(['questionId', 'kind'])
    .where('caseId', '=', caseId)
    .where('identityCheckId', '=', identityCheckId)
    .orderBy('position')
    .execute()
}

export async function insertCheck(
  tx: Transaction<Database>,
  check: CheckKey &
    PartyKey & { startedAt: Date; answerBefore: Date; questions: readonly Question[] },
) {
  const { questions, ...row } = check
  const { caseId, identityCheckId } = check
  await tx
    .insertInto('identityCheck')
    .values({ ...row, status: 'open', answeredAt: null })
    .execute()
  const rows = questions.map((question, position) => ({
    caseId,
    identityCheckId,
    position,
    ...question,
  }))
  await tx.insertInto('identityCheckQuestion').values(rows).execute()
}

/** Counts the answers as wrong until they have been compared. */
export function countAsFailed(tx: Transaction<Database>, check: CheckKey, answeredAt: Date) {
  return setStatus(tx, check, { status: 'failed', answeredAt })
}

export function setPassed(tx: Transaction<Database>, check: CheckKey) {
  return setStatus(tx, check, { status: 'passed' })
}

async function setStatus(
  tx: Transaction<Database>,
  { caseId, identityCheckId }: CheckKey,
  change: { status: 'failed'; answeredAt: Date } | { status: 'passed' },
) {
  await tx
    .updateTable('identityCheck')
    .set(change)
    .where('caseId', '=', caseId)
    .where('identityCheckId', '=', identityCheckId)
    .execute()
}
