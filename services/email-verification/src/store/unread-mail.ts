import type { Kysely } from 'kysely'
import type { Database } from './tables.ts'
import type { VerificationKey } from './verifications.ts'

/**
 * Whether a mail that came in within these times waits to be read and may decide this verification: it is noted as one of
 * its replies, or nobody knows yet whose it is.
 */
export async function hasUnreadMail(
  db: Kysely<Database>,
  { caseId, verificationId }: VerificationKey,
  { after, before }: { after: Date; before: Date },
): Promise<boolean> {
  const row = await db
    .selectFrom('receivedMail')
    .select('receivedMail.mailId')
    .where('processedAt', 'is', null)
    .where('receivedMail.receivedAt', '>', after)
    .where('receivedMail.receivedAt', '<', before)
    .where(({ exists, not, or, selectFrom }) => {
      const noted = selectFrom('reply')
        .select('reply.mailId')
        .whereRef('reply.mailId', '=', 'receivedMail.mailId')
      const here = noted
        .where('reply.caseId', '=', caseId)
        .where('reply.verificationId', '=', verificationId)
      return or([exists(here), not(exists(noted))])
    })
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
