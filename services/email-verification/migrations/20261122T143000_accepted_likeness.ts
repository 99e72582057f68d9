import { type Kysely, sql } from 'kysely'

/** Which addresses of others two people saw to be near when they agreed: the same likeness is no new doubt. */
export async function up(db: Kysely<unknown>) {
  await sql`alter table approval add column near_indexes bytea[]`.execute(db)
}

export async function down(db: Kysely<unknown>) {
  await sql`alter table approval drop column near_indexes`.execute(db)
}
