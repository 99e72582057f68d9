import { type Kysely, sql } from 'kysely'

/**
 * Tokens stand beside their session, not in it: requests of one session run at the same time and each stores the session
 * whole, so that the last one would bring back a refresh token that is used up. They go with their session.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table staff_tokens (
      sid text primary key references session (sid) on delete cascade,
      sealed bytea not null
    )`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table staff_tokens`.execute(db)
}
