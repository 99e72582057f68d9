import { type Kysely, sql } from 'kysely'
import type { Database } from './tables.ts'

/** Ends every session of a person, or every other one; their tokens go with them. */
export async function endSessionsOf(
  db: Kysely<Database>,
  subject: string,
  { except = '' }: { except?: string } = {},
): Promise<number> {
  const ended = await db
    .deleteFrom('session')
    .where('subject', '=', subject)
    .where('sid', '<>', except)
    .executeTakeFirst()
  return Number(ended.numDeletedRows)
}

/** Ends what was opened by one session at the provider. */
export async function endProviderSession(
  db: Kysely<Database>,
  { sid, subject }: { sid: string; subject: string | null },
): Promise<number> {
  const ended = await db
    .deleteFrom('session')
    .where('providerSession', '=', sid)
    .$if(subject !== null, (query) => query.where('subject', '=', subject))
    .executeTakeFirst()
  return Number(ended.numDeletedRows)
}

/** Notes that a message of the provider was taken; false when it was taken before. */
export async function takeOnce(
  db: Kysely<Database>,
  { jti, until }: { jti: string; until: Date },
): Promise<boolean> {
  await db.deleteFrom('logoutMessage').where('until', '<', sql<Date>`now()`).execute()
  const taken = await db
    .insertInto('logoutMessage')
    .values({ jti, until })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (taken.numInsertedOrUpdatedRows ?? 0n) > 0n
}
