import { type Kysely, sql } from 'kysely'

/** A `…_box` is sealed with the field cipher, a `…_hash` or `…_digest` cannot be turned back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table throttle, provider_record, signing_key, client, staff_account`.execute(db)
}

const statements = [
  sql`create table staff_account (
    staff_id uuid primary key,
    username text not null unique,
    display_name text not null,
    password_hash text not null check (password_hash like '$argon2id$%'),
    totp_box bytea not null,
    last_totp_step bigint,
    disabled_at timestamptz
  )`,
  sql`create table client (
    client_id text primary key,
    kind text not null check (kind in ('service', 'sending-system', 'web')),
    secret_digest bytea not null check (length(secret_digest) = 32),
    scopes text[] not null,
    redirect_uris text[] not null,
    post_logout_redirect_uris text[] not null,
    disabled_at timestamptz,
    check ((kind = 'web') = (redirect_uris <> '{}'))
  )`,
  sql`create table signing_key (
    key_id text primary key,
    private_box bytea not null,
    signs_from timestamptz not null,
    retired_at timestamptz
  )`,
  // What the provider keeps: sessions, sign-ins under way, codes, grants, refresh tokens. Short-lived.
  sql`create table provider_record (
    model text not null,
    id_digest bytea not null,
    box bytea not null,
    staff_id uuid references staff_account on delete cascade,
    grant_digest bytea,
    uid_digest bytea,
    consumed_at timestamptz,
    expires_at timestamptz not null,
    primary key (model, id_digest)
  )`,
  sql`create index provider_record_by_grant on provider_record (grant_digest) where grant_digest is not null`,
  sql`create index provider_record_by_uid on provider_record (uid_digest) where uid_digest is not null`,
  sql`create index provider_record_by_staff on provider_record (staff_id) where staff_id is not null`,
  sql`create index provider_record_by_expiry on provider_record (expires_at)`,
  // One row for each account, device or source address that failed lately, under a keyed hash.
  sql`create table throttle (
    lane bytea primary key,
    failed_count integer not null check (failed_count >= 0),
    last_failed_at timestamptz not null,
    wait_until timestamptz not null
  )`,
]
