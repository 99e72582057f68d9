import type { Kysely, Transaction } from 'kysely'
import type { LaneState } from '../rules/throttle.ts'
import type { Database } from './tables.ts'

const never = new Date(0)

/** Reads how often a lane failed; others wait with their try in it, new or not, until the transaction ends. */
export function lockLane(tx: Transaction<Database>, lane: Buffer): Promise<LaneState> {
  return tx
    .insertInto('throttle')
    .values({ lane, failedCount: 0, lastFailedAt: never, waitUntil: never })
    .onConflict((conflict) => conflict.column('lane').doUpdateSet({ lane }))
    .returning(['failedCount', 'lastFailedAt', 'waitUntil'])
    .executeTakeFirstOrThrow()
}

/** Keeps what a try made of the lane. */
export async function putLane(
  tx: Transaction<Database>,
  lane: Buffer,
  state: LaneState,
): Promise<void> {
  await tx.updateTable('throttle').set(state).where('lane', '=', lane).execute()
}

/** Forgets the failures of a lane. */
export async function clearLane(db: Kysely<Database>, lane: Buffer): Promise<void> {
  await db.deleteFrom('throttle').where('lane', '=', lane).execute()
}

/** Gives back the one try that succeeded; the failures of others in the lane stay. */
export async function returnTry(db: Kysely<Database>, lane: Buffer): Promise<void> {
  await db
    .updateTable('throttle')
    .set(({ eb, fn, val }) => ({
      failedCount: fn<number>('greatest', [eb('failedCount', '-', 1), val(0)]),
      waitUntil: never,
    }))
    .where('lane', '=', lane)
    .execute()
}

/** Removes lanes that were quiet since then. */
export async function removeQuietLanes(db: Kysely<Database>, since: Date): Promise<void> {
  await db.deleteFrom('throttle').where('lastFailedAt', '<', since).execute()
}
