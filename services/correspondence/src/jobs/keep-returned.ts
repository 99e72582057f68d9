import { newId } from '@gwirio/database'
import type { ReceivedMail } from '@gwirio/mail'
import type { Context } from '../context.ts'
import { insertReturnedMail } from '../store/returned-mail.ts'
import { queues } from '../store/schema.ts'
import { findOriginal } from './find-original.ts'
import { readNews } from './returned-news.ts'

/** Of a report and the header of its original; as much as is read of what comes back. */
const maxUnknownBytes = 1_048_576

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

/** Only what belongs to a letter of ours, by where it came to or by what it names, may be as large as that letter. */
export async function isTooLarge(context: Context, mail: ReceivedMail): Promise<boolean> {
  if (mail.raw.length <= maxUnknownBytes) return false
  if (await findOriginal(context, mail.recipients)) return false
  const { returnPaths } = await readNews(context.reader, mail)
  return !(await findOriginal(context, returnPaths))
}
