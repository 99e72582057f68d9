import { type Kysely, sql } from 'kysely'

/** Addresses and secrets are sealed (bytea): an address can hold a secret of its receiver. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of tables) await sql.raw(statement).execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table webhook_event, webhook`.execute(db)
}

const tables = [
  // A few for each client, of no case
  `create table webhook (
    webhook_id uuid primary key,
    client_id text not null,
    url bytea not null,
    secret bytea not null,
    secret_changed_at timestamptz not null,
    old_secret bytea,
    old_secret_until timestamptz,
    state text not null check (state in ('active', 'failing', 'disabled')),
    failures int not null check (failures >= 0),
    failing_since timestamptz,
    rest_until timestamptz,
    last_delivered_at timestamptz,
    added_at timestamptz not null,
    check ((old_secret is null) = (old_secret_until is null))
  )`,
  'create index webhook_of_client on webhook (client_id, added_at)',
  `create table webhook_event (
    case_id uuid,
    correspondence_id uuid,
    webhook_id uuid references webhook on delete cascade,
    sequence int check (sequence > 0),
    event_id uuid not null,
    body text not null,
    at timestamptz not null,
    offered_at timestamptz not null,
    attempts int not null check (attempts >= 0),
    next_at timestamptz,
    claimed_until timestamptz,
    delivered_at timestamptz,
    gave_up_at timestamptz,
    primary key (case_id, correspondence_id, webhook_id, sequence),
    foreign key (case_id, correspondence_id, sequence) references correspondence_change
  )`,
  'create index webhook_event_of_webhook on webhook_event (webhook_id, at)',
]
