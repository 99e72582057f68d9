import { type Kysely, sql } from 'kysely'

const statements = [
  'alter table verification add accepts_weak boolean not null default false',
  'alter table verification alter accepts_weak drop default',
  'drop index reply_decided_once',
  // What is held for being weak decides nothing, so that the same message may still come better authenticated
  `create unique index reply_decided_once on reply (case_id, verification_id, message_digest)
    where outcome <> 'duplicate' and (level = 'strong' or (level = 'weak' and outcome <> 'reply-held'))`,
]

export async function up(db: Kysely<unknown>) {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

export async function down(db: Kysely<unknown>) {
  await sql`drop index reply_decided_once`.execute(db)
  await sql`create unique index reply_decided_once on reply (case_id, verification_id, message_digest)
    where level = 'strong' and outcome <> 'duplicate'`.execute(db)
  await sql`alter table verification drop accepts_weak`.execute(db)
}
