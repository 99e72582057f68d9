import { type Kysely, sql } from 'kysely'

const statements = [
  `alter table verification
    add attention_at timestamptz,
    add bounced boolean not null default false,
    add constraint verification_attention_whole check ((attention_at is null) = (attention_sequence is null)),
    add constraint verification_bounced_needs_a_person check (attention_at is not null or not bounced)`,
  'alter table verification alter bounced drop default',

  // The queues, each in its order, read area by area
  `create index verification_needs_a_person on verification (area, attention_at, verification_id)
    where attention_at is not null`,
  `create index verification_bounced on verification (area, attention_at, verification_id) where bounced`,
  `create index verification_open on verification (area, open_until, verification_id)
    where state = 'awaiting-reply'`,
  `create index verification_ready on verification (area, verified_at, verification_id) include (verified_until)
    where state = 'verified'`,

  'create index verification_of_address on verification (comparable_index)',
  'create index verification_started on verification (started_at)',
  `create index change_counted on change (case_id, verification_id, kind) include (reason, at)
    where kind in ('prompt-sent', 'reply-held')`,
]

export async function up(db: Kysely<unknown>) {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

export async function down(db: Kysely<unknown>) {
  await sql`drop index change_counted, verification_started, verification_of_address, verification_ready,
    verification_open, verification_bounced, verification_needs_a_person`.execute(db)
  await sql`alter table verification drop constraint verification_bounced_needs_a_person,
    drop constraint verification_attention_whole, drop bounced, drop attention_at`.execute(db)
}
