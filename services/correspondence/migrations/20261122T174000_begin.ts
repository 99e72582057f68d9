import { createTemplateVersions } from '@gwirio/messages/publishing'
import { type Kysely, sql } from 'kysely'

/** What is sealed or indexed (bytea) is unreadable without the keys. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of tables) await sql.raw(statement).execute(db)
  await createTemplateVersions(db, 'gwirio_correspondence')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table template_version, returned_mail, idempotency_key, correspondence_change,
    correspondence`.execute(db)
}

const tables = [
  `create table correspondence (
    case_id uuid,
    correspondence_id uuid,
    party_id uuid not null,
    verification_id uuid not null,
    case_reference text not null,
    party_reference text not null,
    area text not null,
    kind text not null check (kind in ('letter', 'report', 'other')),
    reference text,
    way_in text not null check (way_in in ('http', 'smtp', 'staff')),
    client_id text not null,
    submitted_by text not null,
    submitter_name bytea,
    address bytea not null,
    address_index bytea not null,
    return_token bytea not null,
    return_token_digest bytea not null,
    message_id text not null,
    message bytea,
    documents bytea not null,
    findings jsonb not null,
    state text not null check (state in
      ('waiting', 'queued', 'held', 'sending', 'sent', 'delivered', 'bounced', 'recalled', 'refused')),
    reason text,
    past_recall boolean not null,
    attempts int not null check (attempts >= 0),
    version int not null check (version > 0),
    submitted_at timestamptz not null,
    ready_at timestamptz not null,
    give_up_at timestamptz not null,
    sent_at timestamptz,
    delivered_at timestamptz,
    hand_over jsonb,
    remote_answer bytea,
    released_by text,
    primary key (case_id, correspondence_id),
    check (not past_recall or state <> 'waiting'),
    check (state not in ('held', 'bounced', 'refused') or reason is not null),
    check (state not in ('sent', 'delivered') or (sent_at is not null and hand_over is not null)),
    check (released_by <> submitted_by)
  )`,
  'create index correspondence_of_party on correspondence (case_id, party_id, submitted_at desc)',
  'create index correspondence_newest on correspondence (submitted_at desc, correspondence_id)',
  'create index correspondence_of_client on correspondence (client_id, submitted_at desc)',
  `create index correspondence_held on correspondence (area, submitted_at) where state = 'held'`,
  'create index correspondence_of_address on correspondence (address_index, submitted_at desc)',
  'create index correspondence_returned on correspondence (return_token_digest)',
  `create table correspondence_change (
    case_id uuid,
    correspondence_id uuid,
    sequence int check (sequence > 0),
    kind text not null,
    at timestamptz not null,
    reason text,
    primary key (case_id, correspondence_id, sequence),
    foreign key (case_id, correspondence_id) references correspondence
  )`,
  // Before its case is known: the same key of the same client is the same request, whatever it names
  `create table idempotency_key (
    client_id text,
    key_digest bytea,
    request_digest bytea not null,
    case_id uuid not null,
    correspondence_id uuid not null,
    at timestamptz not null,
    primary key (client_id, key_digest),
    foreign key (case_id, correspondence_id) references correspondence
  )`,
  // Of no case until it is read
  `create table returned_mail (
    mail_id uuid primary key,
    raw bytea,
    recipients bytea not null,
    mail_from bytea,
    remote_address text,
    helo text,
    tls text,
    received_at timestamptz not null,
    processed_at timestamptz,
    outcome text
  )`,
]
