import { type Kysely, sql } from 'kysely'

/** Of what belongs to nothing of ours only that it came is kept for ever. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table returned_mail alter recipients drop not null`.execute(db)
  await sql`create index returned_mail_of_nothing on returned_mail (received_at)
    where outcome like 'unknown-%' and raw is not null`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index returned_mail_of_nothing`.execute(db)
  await sql`delete from returned_mail where recipients is null`.execute(db)
  await sql`alter table returned_mail alter recipients set not null`.execute(db)
}
