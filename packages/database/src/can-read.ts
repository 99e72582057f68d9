import { type Kysely, sql } from 'kysely'

/**
 * Whether a table can be read now, for `/ready`: the database answers, the migrations made the table, and the role may
 * read it.
 */
export async function canRead<DB>(db: Kysely<DB>, table: keyof DB & string): Promise<boolean> {
  return await sql`select 1 from ${sql.table(table)} limit 1`.execute(db).then(
    () => true,
    () => false,
  )
}
