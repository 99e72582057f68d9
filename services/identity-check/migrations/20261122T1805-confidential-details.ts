import { type Kysely, sql } from 'kysely'

/** What no other party of a case may learn, so that what leaves can be searched for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table confidential_detail (
    case_id uuid not null,
    party_id uuid not null,
    detail_id uuid not null,
    kind text not null check (
      kind in ('address', 'postcode', 'phone', 'e-mail', 'school', 'refuge-area', 'workplace', 'other')),
    value_box bytea not null,
    primary key (case_id, party_id, detail_id),
    foreign key (case_id, party_id) references party on delete cascade
  )`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table confidential_detail`.execute(db)
}
