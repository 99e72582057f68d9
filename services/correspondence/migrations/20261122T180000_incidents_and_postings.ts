import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of tables) await sql.raw(statement).execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table posting, incident_decision, incident`.execute(db)
}

const tables = [
  `create table incident (
    case_id uuid,
    incident_id uuid,
    correspondence_id uuid not null,
    party_id uuid not null,
    case_reference text not null,
    party_reference text not null,
    area text not null,
    address bytea not null,
    address_index bytea not null,
    note bytea not null,
    stopped int not null check (stopped >= 0),
    opened_by text not null,
    opener_name bytea not null,
    opened_at timestamptz not null,
    tell_regulator_by timestamptz not null check (tell_regulator_by > opened_at),
    closed_at timestamptz,
    primary key (case_id, incident_id),
    foreign key (case_id, correspondence_id) references correspondence
  )`,
  'create unique index incident_once on incident (case_id, correspondence_id) where closed_at is null',
  'create index incident_open on incident (tell_regulator_by) where closed_at is null',
  `create table incident_decision (
    case_id uuid,
    incident_id uuid,
    sequence int check (sequence > 0),
    decision text not null,
    note bytea not null,
    decided_by text not null,
    decider_name bytea not null,
    at timestamptz not null,
    primary key (case_id, incident_id, sequence),
    foreign key (case_id, incident_id) references incident
  )`,
  // A log is only ever added to
  'revoke update, delete on incident_decision from gwirio_correspondence',
  `create table posting (
    case_id uuid,
    posting_id uuid,
    party_id uuid not null,
    case_reference text not null,
    party_reference text not null,
    kind text not null check (kind in ('letter', 'report', 'other')),
    service text not null check (service in ('tracked', 'signed-for')),
    number bytea not null,
    number_index bytea not null,
    state text not null check (state in ('posted', 'delivered', 'returned', 'lost')),
    posted_by text not null,
    poster_name bytea not null,
    posted_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (case_id, posting_id),
    unique (case_id, number_index)
  )`,
  'create index posting_of_party on posting (case_id, party_id, posted_at desc)',
]
