import { type Kysely, sql } from 'kysely'

/** What is sealed or indexed (bytea) is unreadable without the keys; no code stands anywhere. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of tables) await sql.raw(statement).execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table code_check, code, text, code_secret`.execute(db)
}

const tables = [
  `create table code_secret (
    case_id uuid,
    verification_id uuid,
    secret bytea not null,
    tries_left smallint not null check (tries_left >= 0),
    codes_left smallint not null check (codes_left >= 0),
    stopped_at timestamptz,
    primary key (case_id, verification_id)
  )`,
  `create table text (
    case_id uuid,
    text_id uuid,
    verification_id uuid not null,
    party_id uuid not null,
    language text not null check (language in ('cy', 'en', 'both')),
    mobile bytea not null,
    mobile_index bytea not null,
    status text not null default 'waiting' check (status in ('waiting', 'sent', 'delivered', 'failed')),
    twilio_sid text,
    created_at timestamptz not null,
    sending_since timestamptz,
    sent_at timestamptz check (sent_at >= sending_since),
    delivered_at timestamptz,
    failed_at timestamptz,
    failed_reason text,
    primary key (case_id, text_id),
    foreign key (case_id, verification_id) references code_secret
  )`,
  'create index text_mobile_index on text (mobile_index, created_at)',
  `create table code (
    case_id uuid,
    verification_id uuid,
    code_number smallint check (code_number > 0),
    text_id uuid not null,
    request_id uuid not null,
    codes_left smallint not null,
    issued_at timestamptz not null,
    killed_at timestamptz,
    consumed_at timestamptz,
    consumed_by_reply uuid,
    primary key (case_id, verification_id, code_number),
    unique (case_id, verification_id, request_id),
    unique (case_id, text_id),
    foreign key (case_id, verification_id) references code_secret,
    foreign key (case_id, text_id) references text,
    check (killed_at is null or consumed_at is null),
    check ((consumed_at is null) = (consumed_by_reply is null))
  )`,
  `create table code_check (
    case_id uuid,
    verification_id uuid,
    reply_id uuid,
    counted smallint not null,
    counted_at timestamptz not null,
    outcome text check (outcome in ('matched', 'wrong', 'too-late', 'no-live-code')),
    tries_left smallint,
    codes_left smallint,
    settled_at timestamptz,
    primary key (case_id, verification_id, reply_id),
    foreign key (case_id, verification_id) references code_secret,
    check (num_nulls(outcome, tries_left, codes_left, settled_at) in (0, 4))
  )`,
]
