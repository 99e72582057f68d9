import { type Kysely, sql } from 'kysely'

/**
 * What is on file of others changed: each live verification is compared with them again. Who changed a mobile does not
 * approve it.
 */
export async function up(db: Kysely<unknown>) {
  await sql`alter table party_change
    drop constraint party_change_kind_check,
    add constraint party_change_kind_check
      check (kind in ('contact-changed', 'new-party-in-case', 'others-changed', 'case-ended'))`.execute(
    db,
  )
  await sql`alter table approval add column mobile_changed_by text`.execute(db)
}

export async function down(db: Kysely<unknown>) {
  await sql`alter table approval drop column mobile_changed_by`.execute(db)
  await sql`delete from party_change where kind = 'others-changed'`.execute(db)
  await sql`alter table party_change
    drop constraint party_change_kind_check,
    add constraint party_change_kind_check
      check (kind in ('contact-changed', 'new-party-in-case', 'case-ended'))`.execute(db)
}
