import { type Kysely, sql } from 'kysely'

/** A call that ended in danger leaves a trace, which closes the party until somebody else has settled it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table concern`.execute(db)
  await sql`alter table identity_check drop column starter_box`.execute(db)
}

const statements = [
  'alter table identity_check add column starter_box bytea',
  `create table concern (
    case_id uuid not null,
    concern_id uuid not null,
    party_id uuid not null,
    identity_check_id uuid,
    reason text not null check (
      reason in ('phone-not-private', 'mailbox-not-private', 'stopped-safely', 'address-of-another-party')),
    raised_by text not null,
    raiser_box bytea not null,
    raised_at timestamptz not null,
    settled_by text,
    settler_box bytea,
    note_box bytea,
    settled_at timestamptz,
    primary key (case_id, concern_id),
    foreign key (case_id, party_id) references party,
    foreign key (case_id, identity_check_id) references identity_check,
    check (num_nonnulls(settled_by, settler_box, note_box, settled_at) in (0, 4))
  )`,
  'create index concern_by_party on concern (case_id, party_id, raised_at)',
  // Few stand open at any time, however many there were
  'create index concern_open on concern (raised_at) where settled_at is null',
  // A call says the same once, from however many tabs
  `create unique index concern_of_call on concern (case_id, identity_check_id, reason)
    where settled_at is null`,
]
