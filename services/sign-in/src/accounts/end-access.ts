import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import { listToldClients } from '../store/clients.ts'
import { removeEnrolment } from '../store/enrolments.ts'
import { removePasskeys } from '../store/passkeys.ts'
import { removeOfStaff } from '../store/provider-records.ts'
import { queues } from '../store/schema.ts'
import type { Database } from '../store/tables.ts'

/** A client that is to hear that all sessions of a person ended. */
export interface SignOutNotice {
  readonly clientId: string
  readonly staffId: string
}

/**
 * Ends every session of a person with all that was granted in it, here at once; the clients are told after the commit.
 */
export async function endSessions(
  { jobs }: Pick<Context, 'jobs'>,
  tx: Transaction<Database>,
  staffId: string,
): Promise<void> {
  await removeOfStaff(tx, staffId)
  for (const clientId of await listToldClients(tx)) {
    const notice: SignOutNotice = { clientId, staffId }
    await jobs.enqueue(tx, queues.tellSignOut, notice)
  }
}

/** Ends every session and takes away every other way in than the password and its one-time codes. */
export async function endAccess(
  context: Pick<Context, 'jobs'>,
  tx: Transaction<Database>,
  staffId: string,
): Promise<void> {
  // First: waits for a sign-in under way with one of them, whose session then ends too
  await removePasskeys(tx, staffId)
  await endSessions(context, tx, staffId)
  await removeEnrolment(tx, staffId)
}
