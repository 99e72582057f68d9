import { type Kysely, sql } from 'kysely'

/**
 * Who began a call is known by more than a name, so that they do not settle a concern that a colleague raised about it; and
 * of two colleagues who say the same of one call, each is on record.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table identity_check add column started_by text`.execute(db)
  await sql`drop index concern_of_call`.execute(db)
  await sql`create unique index concern_of_call
    on concern (case_id, identity_check_id, reason, raised_by) where settled_at is null`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index concern_of_call`.execute(db)
  // Of colleagues who say the same the first stays
  await sql`delete from concern as later using concern as first
    where later.settled_at is null and first.settled_at is null
      and (later.case_id, later.identity_check_id, later.reason)
        = (first.case_id, first.identity_check_id, first.reason)
      and (later.raised_at, later.concern_id) > (first.raised_at, first.concern_id)`.execute(db)
  await sql`create unique index concern_of_call on concern (case_id, identity_check_id, reason)
    where settled_at is null`.execute(db)
  await sql`alter table identity_check drop column started_by`.execute(db)
}
