import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table office, case_link`.execute(db)
  await sql`drop index party_by_email, party_without_email_index, identity_check_not_passed, case_file_by_end`.execute(
    db,
  )
  await sql`alter table party drop column email_index`.execute(db)
  await sql`alter table case_file drop column kept_since`.execute(db)
}

const statements = [
  // A link is two rows, one for each direction, so that each case finds its links under its own id.
  `create table case_link (
    case_id uuid references case_file,
    linked_case_id uuid not null references case_file,
    linked_at timestamptz not null,
    primary key (case_id, linked_case_id),
    check (case_id <> linked_case_id)
  )`,
  'alter table case_file add column kept_since timestamptz check (kept_since is null or ended_at is not null)',
  'create index case_file_by_end on case_file (ended_at, case_id) where ended_at is not null',
  'alter table party add column email_index bytea check (email_index is null or email_box is not null)',
  'create index party_by_email on party (email_index) where email_index is not null',
  `create index party_without_email_index on party (case_id, party_id)
    where email_box is not null and email_index is null`,
  `create index identity_check_not_passed on identity_check (case_id, party_id) where status <> 'passed'`,
  // Small and the same for every case
  `create table office (
    area text primary key,
    phone text not null,
    hours jsonb not null check (jsonb_array_length(hours) = 7)
  )`,
  // No number and never open, until a manager says otherwise: staff read these to callers
  `insert into office (area, phone, hours)
    select area, '', '[null, null, null, null, null, null, null]'::jsonb
    from unnest(array['gwent', 'mid-and-west-wales', 'south-wales', 'south-west-wales', 'north-wales']) as area`,
]
