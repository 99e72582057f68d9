import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`alter table verification add doubted boolean not null default false`.execute(db)
  await sql`alter table verification alter doubted drop default`.execute(db)
}

export async function down(db: Kysely<unknown>) {
  await sql`alter table verification drop doubted`.execute(db)
}
