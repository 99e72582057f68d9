import type { Insertable, Kysely, Transaction } from 'kysely'
import type { Database } from './tables.ts'

type Challenge = Insertable<Database['passkeyChallenge']>

export async function addChallenge(db: Kysely<Database>, challenge: Challenge): Promise<void> {
  await db.insertInto('passkeyChallenge').values(challenge).execute()
}

/** Takes a challenge, once. @returns false when it was not made for this, was answered before or is too old */
export async function takeChallenge(
  tx: Transaction<Database>,
  { challengeDigest, purpose, boundTo, now }: Omit<Challenge, 'expiresAt'> & { now: Date },
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('passkeyChallenge')
    .where('challengeDigest', '=', challengeDigest)
    .where('purpose', '=', purpose)
    .where('boundTo', '=', boundTo)
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** Removes those that nobody answered in time. */
export async function removeOldChallenges(db: Kysely<Database>, now: Date): Promise<void> {
  await db.deleteFrom('passkeyChallenge').where('expiresAt', '<=', now).execute()
}
