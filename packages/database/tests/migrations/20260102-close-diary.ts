import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`revoke update, delete on diary from gwirio_example`.execute(db)
  await sql`create index letter_posted_on on letter (posted_on)`.execute(db)
}

export async function down(db: Kysely<unknown>) {
  await sql`drop index letter_posted_on`.execute(db)
  await sql`grant update, delete on diary to gwirio_example`.execute(db)
}
