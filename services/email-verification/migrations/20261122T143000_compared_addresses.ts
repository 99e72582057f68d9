import { type Kysely, sql } from 'kysely'

/** Which addresses were compared with those of others in a call: only so many are. */
export async function up(db: Kysely<unknown>) {
  await sql`create table compared_address (
    case_id uuid not null,
    identity_check_id uuid not null,
    address_index bytea not null,
    at timestamptz not null,
    primary key (case_id, identity_check_id, address_index)
  )`.execute(db)
}

export async function down(db: Kysely<unknown>) {
  await sql`drop table compared_address`.execute(db)
}
