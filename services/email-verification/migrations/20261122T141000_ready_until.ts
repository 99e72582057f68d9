import { type Kysely, sql } from 'kysely'

/** What is ready to send to is counted in an index of its own: a small one, in which time ends at an edge. */
export async function up(db: Kysely<unknown>) {
  await sql`create index verification_ready_until on verification (area, verified_until)
    where state = 'verified'`.execute(db)
  await sql`drop index verification_ready`.execute(db)
  await sql`create index verification_ready on verification (area, verified_at, verification_id)
    where state = 'verified'`.execute(db)
}

export async function down(db: Kysely<unknown>) {
  await sql`drop index verification_ready_until, verification_ready`.execute(db)
  await sql`create index verification_ready on verification (area, verified_at, verification_id)
    include (verified_until) where state = 'verified'`.execute(db)
}
