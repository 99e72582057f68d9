import { type Kysely, sql } from 'kysely'

/** Lists of a case and a party name them by their references. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index correspondence_of_reference
    on correspondence (case_reference, submitted_at desc, correspondence_id)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index correspondence_of_reference`.execute(db)
}
