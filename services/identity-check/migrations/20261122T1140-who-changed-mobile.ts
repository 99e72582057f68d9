import { type Kysely, sql } from 'kysely'

/** Whoever changed a number by hand has no say in its approval. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table party add column mobile_changed_by text`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table party drop column mobile_changed_by`.execute(db)
}
