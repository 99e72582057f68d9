import { newId } from '@gwirio/database'
import type { ReceivedMail } from '@gwirio/mail'
import type { Context } from '../context.ts'
import { insertReturnedMail } from '../store/returned-mail.ts'
import { queues } from '../store/schema.ts'

/** Commits what came back, together with the job that reads it: after this it may be answered with 250. */
export async function keepReturned(
  { db, vault, jobs }: Pick<Context, 'db' | 'vault' | 'jobs'>,
  mail: ReceivedMail,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const mailId = newId()
    await insertReturnedMail(tx, vault, { mailId, mail })
    await jobs.enqueue(tx, queues.readReturned, { mailId })
  })
}
