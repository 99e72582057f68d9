import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`select 1 / 0`.execute(db)
}
