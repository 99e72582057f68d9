import { type Kysely, sql } from 'kysely'

const statements = [
  // What began before areas were kept is handed over by hand
  `alter table verification
    add area text not null default 'gwent',
    add attention_sequence integer,
    add safe_to_text jsonb not null default '"any-time"',
    add doubt text`,
  'alter table verification alter area drop default, alter safe_to_text drop default',
  `update verification set doubt = 'other-address' where doubted`,
  'alter table verification drop doubted',
]

export async function up(db: Kysely<unknown>) {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

export async function down(db: Kysely<unknown>) {
  await sql`alter table verification add doubted boolean not null default false`.execute(db)
  await sql`update verification set doubted = doubt is not null`.execute(db)
  await sql`alter table verification alter doubted drop default, drop area, drop attention_sequence,
    drop safe_to_text, drop doubt`.execute(db)
}
