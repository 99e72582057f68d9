import { type Kysely, sql } from 'kysely'

/**
 * Calls that ended in danger, until identity-check knows of them. A row for each: the call itself can be forgotten, and
 * somebody can stop before the first question.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table concern_report (
      case_id uuid not null,
      concern_id uuid not null,
      party_id uuid not null,
      subject text not null,
      identity_check_id uuid,
      reason text not null,
      raised_at timestamptz not null,
      tries integer not null default 0,
      try_at timestamptz not null,
      primary key (case_id, concern_id)
    )`.execute(db)
  await sql`create index concern_report_by_party on concern_report (case_id, party_id)`.execute(db)
  await sql`create index concern_report_due on concern_report (try_at)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table concern_report`.execute(db)
}
