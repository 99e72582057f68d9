import { type Kysely, sql } from 'kysely'

const statements = [
  'alter table outgoing_mail drop constraint outgoing_mail_kind_check',
  `alter table outgoing_mail add constraint outgoing_mail_kind_check
    check (kind in ('prompt', 'code-too-late', 'no-code', 'wrong-code', 'several-codes', 'start-again'))`,
  // Looked at before the end of a verification is written down
  'create index received_mail_unread on received_mail (received_at) where processed_at is null',
]

export async function up(db: Kysely<unknown>) {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

export async function down(db: Kysely<unknown>) {
  await sql`drop index received_mail_unread`.execute(db)
  await sql`delete from outgoing_mail where kind in ('several-codes', 'start-again')`.execute(db)
  await sql`alter table outgoing_mail drop constraint outgoing_mail_kind_check`.execute(db)
  await sql`alter table outgoing_mail add constraint outgoing_mail_kind_check
    check (kind in ('prompt', 'code-too-late', 'no-code', 'wrong-code'))`.execute(db)
}
