import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable('letter')
    .addColumn('case_id', 'uuid', (column) => column.notNull())
    .addColumn('letter_id', 'uuid', (column) => column.notNull())
    .addColumn('posted_on', 'date')
    .addColumn('posted_at', sql`timestamptz`, (column) => column.defaultTo(sql`now()`))
    .addColumn('weight_micrograms', 'bigint')
    .addColumn('seal', 'bytea')
    .addColumn('tags', 'jsonb')
    .addColumn('notes', 'jsonb')
    .addPrimaryKeyConstraint('letter_pkey', ['case_id', 'letter_id'])
    .execute()
  await sql`create table diary (line text)`.execute(db)
}

export async function down(db: Kysely<unknown>) {
  await db.schema.dropTable('diary').execute()
  await db.schema.dropTable('letter').execute()
}
