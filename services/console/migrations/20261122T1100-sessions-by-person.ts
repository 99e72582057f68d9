import { type Kysely, sql } from 'kysely'

/**
 * Sessions are ended by person, and by the session at the provider that opened them (OpenID Connect Back-Channel Logout
 * 1.0). What the provider said is good once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table session
      add column subject text generated always as (sess -> 'staff' ->> 'subject') stored,
      add column provider_session text
        generated always as (sess -> 'staff' ->> 'providerSession') stored`.execute(db)
  await sql`create index session_subject on session (subject)`.execute(db)
  await sql`create index session_provider_session on session (provider_session)`.execute(db)
  await sql`create table logout_message (jti text primary key, until timestamptz not null)`.execute(
    db,
  )
  await sql`create index logout_message_until on logout_message (until)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table logout_message`.execute(db)
  await sql`alter table session drop column subject, drop column provider_session`.execute(db)
}
