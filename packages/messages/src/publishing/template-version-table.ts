import { type Kysely, sql } from 'kysely'

/**
 * Makes the table of a service's published wordings: small, of no case, and only ever added to. For a migration of the
 * service; once released, what it makes changes in a migration of its own only.
 *
 * @param role the service's, which may not change what was published
 */
export async function createTemplateVersions(db: Kysely<unknown>, role: string): Promise<void> {
  await sql`create table template_version (
    template text,
    number int check (number > 0),
    version text not null,
    cy jsonb not null,
    en jsonb not null,
    published_at timestamptz not null,
    published_by text not null,
    publisher_name bytea,
    primary key (template, number)
  )`.execute(db)
  await sql`revoke update, delete on template_version from ${sql.id(role)}`.execute(db)
}

export async function dropTemplateVersions(db: Kysely<unknown>): Promise<void> {
  await sql`drop table template_version`.execute(db)
}
