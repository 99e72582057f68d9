import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table identity_check_question, identity_check, fact, party, case_file`.execute(db)
}

const statements = [
  // One row for each case: small enough to be held whole by every machine of a distributed database.
  sql`create table case_file (
    case_id uuid primary key,
    case_reference text not null unique,
    area text not null,
    law text not null check (law in ('private', 'public')),
    ended_at timestamptz
  )`,
  sql`create table party (
    case_id uuid not null references case_file,
    party_id uuid not null,
    party_reference text not null,
    name_box bytea not null,
    name_parts bytea[] not null,
    language text not null check (language in ('cy', 'en', 'both')),
    mobile_box bytea,
    mobile_index bytea,
    mobile_changed_at timestamptz,
    email_box bytea,
    unlocked_at timestamptz,
    primary key (case_id, party_id),
    unique (case_id, party_reference),
    check ((mobile_box is null) = (mobile_index is null))
  )`,
  sql`create index party_by_name on party using gin (name_parts)`,
  sql`create table fact (
    case_id uuid not null,
    party_id uuid not null,
    kind text not null,
    answer_hash text not null check (answer_hash like '$argon2id$%'),
    known_to_others boolean not null,
    primary key (case_id, party_id, kind),
    foreign key (case_id, party_id) references party on delete cascade
  )`,
  sql`create table identity_check (
    case_id uuid not null,
    identity_check_id uuid not null,
    party_id uuid not null,
    status text not null check (status in ('open', 'failed', 'passed')),
    started_at timestamptz not null,
    answer_before timestamptz not null,
    answered_at timestamptz,
    primary key (case_id, identity_check_id),
    foreign key (case_id, party_id) references party,
    check ((status = 'open') = (answered_at is null))
  )`,
  sql`create index identity_check_by_party on identity_check (case_id, party_id, started_at)`,
  sql`create table identity_check_question (
    case_id uuid not null,
    identity_check_id uuid not null,
    question_id uuid not null,
    position integer not null,
    kind text not null,
    primary key (case_id, identity_check_id, question_id),
    unique (case_id, identity_check_id, position),
    unique (case_id, identity_check_id, kind),
    foreign key (case_id, identity_check_id) references identity_check on delete cascade
  )`,
]
