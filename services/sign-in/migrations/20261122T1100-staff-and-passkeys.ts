import { type Kysely, sql } from 'kysely'

/** Roles, areas, enrolment and passkeys of staff; a client's old secret beside the new one; where logouts are told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

/** Accounts that nobody enrolled in cannot be told in the older form. */
export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table passkey_challenge, passkey, enrolment`.execute(db)
  await sql`alter table client
    drop column backchannel_logout_uri, drop column secret_changed_at,
    drop column old_secret_digest, drop column old_secret_until`.execute(db)
  await sql`delete from staff_account where password_hash is null`.execute(db)
  await sql`alter table staff_account
    drop constraint staff_account_credentials_check,
    alter column password_hash set not null, alter column totp_box set not null,
    drop column role, drop column areas, drop column last_signed_in_at`.execute(db)
}

const statements = [
  // Accounts that are there become business support with the work of all areas.
  sql`alter table staff_account
    add column role text not null default 'business-support'
      check (role in ('business-support', 'manager', 'auditor')),
    add column areas text[] not null default '{}',
    add column last_signed_in_at timestamptz,
    alter column password_hash drop not null,
    alter column totp_box drop not null,
    add constraint staff_account_credentials_check
      check ((password_hash is null) = (totp_box is null))`,
  sql`alter table staff_account alter column role drop default, alter column areas drop default`,
  sql`alter table client
    add column backchannel_logout_uri text,
    add column secret_changed_at timestamptz not null default now(),
    add column old_secret_digest bytea check (length(old_secret_digest) = 32),
    add column old_secret_until timestamptz,
    add constraint client_old_secret_check
      check ((old_secret_digest is null) = (old_secret_until is null))`,
  sql`alter table client alter column secret_changed_at drop default`,
  // An account that waits for its owner: a code that the manager hands over, and how far the owner has come with it.
  sql`create table enrolment (
    staff_id uuid primary key references staff_account on delete cascade,
    code_digest bytea not null check (length(code_digest) = 32),
    expires_at timestamptz not null,
    attempt_digest bytea check (length(attempt_digest) = 32),
    attempt_expires_at timestamptz,
    totp_box bytea
  )`,
  sql`create table passkey (
    credential_id text primary key,
    staff_id uuid not null references staff_account on delete cascade,
    public_key bytea not null,
    counter bigint not null,
    transports text[] not null,
    is_synced boolean not null,
    added_at timestamptz not null,
    last_used_at timestamptz
  )`,
  sql`create index passkey_by_staff on passkey (staff_id)`,
  // Each answers one page of one browser, once.
  sql`create table passkey_challenge (
    challenge_digest bytea primary key check (length(challenge_digest) = 32),
    purpose text not null check (purpose in ('sign-in', 'add')),
    bound_to bytea not null,
    expires_at timestamptz not null
  )`,
  sql`create index passkey_challenge_by_expiry on passkey_challenge (expires_at)`,
]
