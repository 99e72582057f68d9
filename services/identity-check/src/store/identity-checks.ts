import type { QuestionKind } from '@gwirio/contracts'
import { type Kysely, sql, type Transaction } from 'kysely'
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

/** All checks of a party, newest first, with who began them. */
export function listChecks(db: Kysely<Database>, { caseId, partyId }: PartyKey) {
  return db
    .selectFrom('identityCheck')
    .select([...checkColumns, 'startedAt', 'starterBox'])
    .where('caseId', '=', caseId)
    .where('partyId', '=', partyId)
    .orderBy('startedAt', 'desc')
    .execute()
}

/** The checks of several parties, by party id. */
export async function listChecksOf(db: Kysely<Database>, parties: readonly PartyKey[]) {
  const rows = await db
    .selectFrom('identityCheck')
    .select(checkColumns)
    .where(isOneOf(parties))
    .execute()
  return Map.groupBy(rows, ({ partyId }) => partyId)
}

/**
 * The parties with at least so many checks that failed, or were not answered in time, since they were last unlocked: only
 * these can be locked.
 */
export function listOftenFailed(
  db: Kysely<Database>,
  { failures, now }: { failures: number; now: Date },
): Promise<PartyKey[]> {
  return (
    db
      .selectFrom('identityCheck')
      .innerJoin('party', (join) =>
        join
          .onRef('party.caseId', '=', 'identityCheck.caseId')
          .onRef('party.partyId', '=', 'identityCheck.partyId'),
      )
      .select(['party.caseId', 'party.partyId'])
      .where('identityCheck.status', '<>', 'passed')
      // Counted in the index first: of most parties nothing else is read
      .where(
        sql<boolean>`(party.case_id, party.party_id) in (
        select case_id, party_id from identity_check where status <> 'passed'
        group by case_id, party_id having count(*) >= ${failures})`,
      )
      .where(
        sql<boolean>`coalesce(answered_at, answer_before) <= ${now}
        and coalesce(answered_at, answer_before) > coalesce(unlocked_at, '-infinity')`,
      )
      .groupBy(['party.caseId', 'party.partyId'])
      .having((having) => having.fn.countAll(), '>=', failures)
      .execute()
  )
}

/** Those of the parties who ever had an identity check. */
export function listEverChecked(
  db: Kysely<Database>,
  { caseId, partyIds }: { caseId: string; partyIds: readonly string[] },
) {
  return db
    .selectFrom('identityCheck')
    .select('partyId')
    .distinct()
    .where('caseId', '=', caseId)
    .where(sql<boolean>`party_id = any(${partyIds}::uuid[])`)
    .execute()
}

/** Of the case and those linked to it, the ones in which somebody ever had an identity check. */
export async function listCheckedCases(db: Kysely<Database>, caseId: string): Promise<string[]> {
  const { rows } = await sql<{ caseId: string }>`
    select distinct case_id from identity_check where case_id = any(array(
      select ${caseId}::uuid union all select linked_case_id from case_link where case_id = ${caseId}))
    order by case_id`.execute(db)
  return rows.map((row) => row.caseId)
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

function isOneOf(parties: readonly PartyKey[]) {
  const caseIds = parties.map(({ caseId }) => caseId)
  const partyIds = parties.map(({ partyId }) => partyId)
  return sql<boolean>`(case_id, party_id) in (select * from unnest(${caseIds}::uuid[], ${partyIds}::uuid[]))`
}

export async function insertCheck(
  tx: Transaction<Database>,
  check: CheckKey &
    PartyKey & {
      startedAt: Date
      answerBefore: Date
      startedBy: string
      starterBox: Buffer
      questions: readonly Question[]
    },
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
