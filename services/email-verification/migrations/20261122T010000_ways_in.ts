import { type Kysely, sql } from 'kysely'

const statements = [
  `alter table received_mail
    add way_in text not null default 'smtp' check (way_in in ('smtp', 'lmtp', 'imap', 'file')),
    add via_edge boolean not null default false,
    add digest bytea,
    alter raw drop not null,
    alter remote_address drop not null,
    alter helo drop not null,
    alter mail_from drop not null`,
  'alter table received_mail alter way_in drop default, alter via_edge drop default',
  // What is fetched can be fetched again after a crash
  'create unique index received_mail_fetched_once on received_mail (digest) where digest is not null',
  `create index received_mail_of_nobody on received_mail (received_at)
    where outcome = 'unknown' and raw is not null`,
]

export async function up(db: Kysely<unknown>) {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

export async function down(db: Kysely<unknown>) {
  await sql`delete from received_mail
    where raw is null or remote_address is null or helo is null or mail_from is null`.execute(db)
  await sql`drop index received_mail_of_nobody, received_mail_fetched_once`.execute(db)
  await sql`alter table received_mail drop way_in, drop via_edge, drop digest, alter raw set not null,
    alter remote_address set not null, alter helo set not null, alter mail_from set not null`.execute(
    db,
  )
}
