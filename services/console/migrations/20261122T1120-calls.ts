import { type Kysely, sql } from 'kysely'

/**
 * Calls stand beside the sessions: signing in again, another browser or another process goes on with them. One open call for
 * each person of the staff and party; what was said in it is sealed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table call (
      case_id uuid not null,
      party_id uuid not null,
      subject text not null,
      staff_name text not null,
      case_reference text not null,
      party_reference text not null,
      step text not null,
      version integer not null,
      sealed bytea not null,
      updated_at timestamptz not null,
      primary key (case_id, party_id, subject)
    )`.execute(db)
  await sql`create index call_of_subject on call (subject, updated_at)`.execute(db)
  await sql`create index call_updated_at on call (updated_at)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table call`.execute(db)
}
