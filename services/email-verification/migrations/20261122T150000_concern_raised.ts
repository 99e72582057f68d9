import { type Kysely, sql } from 'kysely'

/** A call that ended in danger stops what is under way, and what is verified. */
export async function up(db: Kysely<unknown>) {
  await sql`alter table party_change
    drop constraint party_change_kind_check,
    add constraint party_change_kind_check check (kind in
      ('contact-changed', 'new-party-in-case', 'concern-raised', 'others-changed', 'case-ended'))`.execute(
    db,
  )
}

export async function down(db: Kysely<unknown>) {
  await sql`delete from party_change where kind = 'concern-raised'`.execute(db)
  await sql`alter table party_change
    drop constraint party_change_kind_check,
    add constraint party_change_kind_check
      check (kind in ('contact-changed', 'new-party-in-case', 'others-changed', 'case-ended'))`.execute(
    db,
  )
}
