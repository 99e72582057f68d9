import { type Kysely, sql } from 'kysely'

/** What domains demand of the servers that take their mail (RFC 8461), of no case. The domain of an address can name a person. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table sts_policy (
    domain_index bytea primary key,
    policy bytea not null,
    fetched_at timestamptz not null,
    refresh_at timestamptz not null,
    expires_at timestamptz not null
  )`.execute(db)
  await sql`create index sts_policy_expires on sts_policy (expires_at)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table sts_policy`.execute(db)
}
