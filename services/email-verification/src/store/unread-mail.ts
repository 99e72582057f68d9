import type { Kysely } from 'kysely'
import type { Database } from './tables.ts'

/** Whether a mail that came in within these times waits to be read: it may decide what is not decided yet. */
export async function hasUnreadMail(
  db: Kysely<Database>,
  { after, before }: { after: Date; before: Date },
): Promise<boolean> {
  const row = await db
    .selectFrom('receivedMail')
    .select('mailId')
    .where('processedAt', 'is', null)
    .where('receivedAt', '>', after)
    .where('receivedAt', '<', before)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
