import { type Kysely, sql } from 'kysely'

/** Both stand from the moment when the handing over of a text begins. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table text add parts smallint check (parts > 0), add template_version text`.execute(
    db,
  )
  await sql`create index text_created_at on text (created_at)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index text_created_at`.execute(db)
  await sql`alter table text drop parts, drop template_version`.execute(db)
}
