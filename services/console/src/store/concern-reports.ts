import type { ConcernReason } from '@gwirio/contracts'
import { type Kysely, sql } from 'kysely'
import type { Database } from './tables.ts'

/** A call that ended in danger, and whose it was. */
export interface ConcernReport {
  readonly caseId: string
  readonly partyId: string
  readonly concernId: string
  readonly subject: string
  /** Null: the call ended before the first question. */
  readonly identityCheckId: string | null
  readonly reason: ConcernReason
  readonly raisedAt: Date
}

/** Keeps a report until it has arrived. */
export async function keepReport(db: Kysely<Database>, report: ConcernReport): Promise<void> {
  await db
    .insertInto('concernReport')
    .values({ ...report, tries: 0, tryAt: report.raisedAt })
    .execute()
}

export async function forgetReport(
  db: Kysely<Database>,
  { caseId, concernId }: Pick<ConcernReport, 'caseId' | 'concernId'>,
): Promise<void> {
  await db
    .deleteFrom('concernReport')
    .where('caseId', '=', caseId)
    .where('concernId', '=', concernId)
    .execute()
}

/** Tries later and later, but at least once a minute. */
export async function putOff(
  db: Kysely<Database>,
  { caseId, concernId }: Pick<ConcernReport, 'caseId' | 'concernId'>,
  now: Date,
): Promise<void> {
  await db
    .updateTable('concernReport')
    .set({
      tries: sql`tries + 1`,
      tryAt: sql`${now}::timestamptz + least(power(2, least(tries, 10)), 60) * interval '1 second'`,
    })
    .where('caseId', '=', caseId)
    .where('concernId', '=', concernId)
    .execute()
}

/** What is to be tried now, each with a session of the person whose call it was; without one it waits. */
export async function listDueReports(db: Kysely<Database>, now: Date) {
  return await db
    .selectFrom('concernReport')
    .innerJoin('session', 'session.subject', 'concernReport.subject')
    .innerJoin('staffTokens', 'staffTokens.sid', 'session.sid')
    .distinctOn(['concernReport.caseId', 'concernReport.concernId'])
    .select([
      'concernReport.caseId',
      'concernReport.partyId',
      'concernReport.concernId',
      'concernReport.subject',
      'concernReport.identityCheckId',
      'concernReport.reason',
      'concernReport.raisedAt',
      'session.sid',
    ])
    .where('concernReport.tryAt', '<=', now)
    .execute()
}

/** What happened to a party in calls of which identity-check does not know yet. */
export async function listUnreported(
  db: Kysely<Database>,
  { caseId, partyId }: { caseId: string; partyId: string },
): Promise<ConcernReason[]> {
  const rows = await db
    .selectFrom('concernReport')
    .select('reason')
    .where('caseId', '=', caseId)
    .where('partyId', '=', partyId)
    .orderBy('raisedAt', 'desc')
    .execute()
  return rows.map(({ reason }) => reason)
}
