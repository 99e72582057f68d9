import type { Insertable, Kysely, Selectable, Transaction, Updateable } from 'kysely'
import type { Database } from './tables.ts'

export type Enrolment = Selectable<Database['enrolment']>

/** Waits for a person; a code that was given before is worth nothing any more. */
export async function putEnrolment(
  tx: Transaction<Database>,
  enrolment: Insertable<Database['enrolment']>,
): Promise<void> {
  await removeEnrolment(tx, enrolment.staffId)
  await tx.insertInto('enrolment').values(enrolment).execute()
}

/** Finds the enrolment of a person, and keeps others from going on with it. */
export function lockEnrolment(
  tx: Transaction<Database>,
  staffId: string,
): Promise<Enrolment | undefined> {
  return tx
    .selectFrom('enrolment')
    .selectAll()
    .where('staffId', '=', staffId)
    .forUpdate()
    .executeTakeFirst()
}

/** Finds the enrolment with which a browser goes on. */
export function findAttempt(
  db: Kysely<Database>,
  { attemptDigest, now }: { attemptDigest: Buffer; now: Date },
): Promise<Enrolment | undefined> {
  return db
    .selectFrom('enrolment')
    .selectAll()
    .where('attemptDigest', '=', attemptDigest)
    .where('attemptExpiresAt', '>', now)
    .executeTakeFirst()
}

export async function updateEnrolment(
  tx: Transaction<Database>,
  { staffId, ...news }: Updateable<Database['enrolment']> & { staffId: string },
): Promise<void> {
  await tx.updateTable('enrolment').set(news).where('staffId', '=', staffId).execute()
}

export async function removeEnrolment(tx: Transaction<Database>, staffId: string): Promise<void> {
  await tx.deleteFrom('enrolment').where('staffId', '=', staffId).execute()
}

/** Removes those whose code nobody gave in time, and that nobody goes on with. */
export async function removeOldEnrolments(db: Kysely<Database>, now: Date): Promise<void> {
  await db
    .deleteFrom('enrolment')
    .where('expiresAt', '<=', now)
    .where((is) => is.or([is('attemptExpiresAt', 'is', null), is('attemptExpiresAt', '<=', now)]))
    .execute()
}
