import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table party add column letter_format text not null default 'standard'
    check (letter_format in ('standard', 'large-print', 'plain-text'))`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table party drop column letter_format`.execute(db)
}
