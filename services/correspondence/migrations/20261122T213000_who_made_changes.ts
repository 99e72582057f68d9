import { type Kysely, sql } from 'kysely'

/** Who made a change and the note they gave are sealed (bytea). Of changes before this, only the audit knows it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table correspondence_change
    add maker_kind text check (maker_kind in ('staff', 'client')),
    add maker_name bytea,
    add note bytea,
    add check (maker_kind is not null or (maker_name is null and note is null))`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table correspondence_change
    drop maker_kind, drop maker_name, drop note`.execute(db)
}
