import { newId } from '@gwirio/database'
import type { ReceivedMail } from '@gwirio/mail'
import type { Context } from '../context.ts'
import { insertReceivedMail } from '../store/received-mail.ts'

/**
 * Commits a message and what is known of how it came, together with the job that reads it: after this it may be
 * answered with 250, or moved away where it was fetched.
 *
 * @returns false when it was fetched before
 */
export async function keepMail(
  context: Pick<Context, 'db' | 'vault' | 'jobs'>,
  mail: ReceivedMail,
): Promise<boolean> {
  return await context.db.transaction().execute(async (tx) => {
    const mailId = newId()
    const isNew = await insertReceivedMail(tx, context.vault, mailId, mail)
    if (isNew) await context.jobs.enqueue(tx, 'read-reply', { mailId })
    return isNew
  })
}
