import { type Kysely, sql } from 'kysely'

const statements = [
  `create table verification (
    case_id uuid not null,
    verification_id uuid not null,
    party_id uuid not null,
    case_reference text not null,
    party_reference text not null,
    identity_check_id uuid not null,
    address bytea not null,
    address_index bytea not null,
    comparable_index bytea not null,
    mobile bytea not null,
    reply_token bytea not null,
    language text not null check (language in ('cy', 'en', 'both')),
    state text not null check (state in ('awaiting-reply', 'verified', 'suspended', 'failed', 'expired', 'cancelled', 'ended')),
    reason text,
    level text check (level in ('strong', 'weak', 'none')),
    started_at timestamptz not null,
    open_until timestamptz not null,
    verified_at timestamptz,
    verified_until timestamptz,
    ended_at timestamptz,
    tries_left integer not null check (tries_left >= 0),
    codes_left integer not null check (codes_left >= 0),
    version integer not null,
    primary key (case_id, verification_id),
    constraint verified_has_its_evidence check (state not in ('verified', 'suspended') or (level is not null and verified_at is not null and verified_until is not null))
  )`,
  `create unique index verification_one_live_per_party on verification (case_id, party_id)
    where state in ('awaiting-reply', 'verified', 'suspended')`,
  `create unique index verification_one_live_per_address on verification (case_id, comparable_index)
    where state in ('awaiting-reply', 'verified', 'suspended')`,
  'create index verification_of_party on verification (case_id, party_id, started_at desc)',
  `create index verification_status on verification (case_reference, party_reference) where state = 'verified'`,

  `create table reply_token (
    token_digest bytea primary key,
    case_id uuid not null,
    verification_id uuid not null
  )`,

  `create table change (
    case_id uuid not null,
    verification_id uuid not null,
    sequence integer not null,
    kind text not null,
    at timestamptz not null,
    reason text,
    subject_id uuid,
    primary key (case_id, verification_id, sequence)
  )`,
  `create unique index change_once_per_subject on change (case_id, verification_id, kind, subject_id)
    where subject_id is not null`,

  `create table received_mail (
    mail_id uuid primary key,
    raw bytea not null,
    remote_address text not null,
    helo text not null,
    mail_from bytea not null,
    recipients bytea not null,
    tls text,
    received_at timestamptz not null,
    processed_at timestamptz,
    outcome text
  )`,

  `create table reply (
    case_id uuid not null,
    verification_id uuid not null,
    mail_id uuid not null,
    message_digest bytea,
    received_at timestamptz not null,
    outcome text,
    reason text,
    level text check (level in ('strong', 'weak', 'none')),
    verdict jsonb,
    evidence bytea,
    from_address bytea,
    primary key (case_id, verification_id, mail_id)
  )`,
  `create unique index reply_decided_once on reply (case_id, verification_id, message_digest)
    where level = 'strong' and outcome <> 'duplicate'`,

  `create table outgoing_mail (
    case_id uuid not null,
    verification_id uuid not null,
    mail_id uuid not null,
    kind text not null check (kind in ('prompt', 'code-too-late', 'no-code', 'wrong-code')),
    message_id bytea not null,
    in_reply_to bytea,
    attempts integer not null default 0,
    sent_at timestamptz,
    refused text,
    primary key (case_id, verification_id, mail_id)
  )`,
]

export async function up(db: Kysely<unknown>) {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

export async function down(db: Kysely<unknown>) {
  await sql`drop table outgoing_mail, reply, received_mail, change, reply_token, verification`.execute(
    db,
  )
}
