import { type Kysely, sql } from 'kysely'

/** The table that connect-pg-simple works on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table session (
      sid text primary key,
      sess jsonb not null,
      expire timestamptz not null
    )`.execute(db)
  await sql`create index session_expire on session (expire)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table session`.execute(db)
}
