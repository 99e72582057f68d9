import { type Kysely, sql } from 'kysely'

const statements = [
  // The gate tells apart why it is closed, so that it looks at all of a party
  `create index verification_of_references on verification (case_reference, party_reference)`,
  'drop index verification_status',
  `create index case_freeze_of_references on case_freeze (case_reference, party_reference) where lifted_at is null`,

  // Of no case, and small: a row for each month
  `create table receipt_key (
    key_id text primary key,
    public_key jsonb not null,
    private_key bytea,
    signs_from timestamptz not null
  )`,

  `create table delivery_report (
    case_id uuid not null,
    correspondence_id uuid not null,
    kind text not null check (kind in ('refused', 'bounced', 'complained')),
    verification_id uuid not null,
    at timestamptz not null,
    primary key (case_id, correspondence_id, kind)
  )`,
]

export async function up(db: Kysely<unknown>) {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

export async function down(db: Kysely<unknown>) {
  await sql`drop table delivery_report, receipt_key`.execute(db)
  await sql`drop index verification_of_references, case_freeze_of_references`.execute(db)
  await sql`create index verification_status on verification (case_reference, party_reference)
    where state = 'verified'`.execute(db)
}
