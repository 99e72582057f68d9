import { actOn } from '../act-on.ts'
import { type Context, ourselves } from '../context.ts'
import { commandOfReturned } from '../rules/returned.ts'
import { lockCorrespondence } from '../store/correspondence.ts'
import { closeReturnedMail, readUnreadMail } from '../store/returned-mail.ts'
import { findOriginal } from './find-original.ts'
import { readNews } from './returned-news.ts'

export interface ReturnedJob {
  readonly mailId: string
}

/**
 * Reads one mail that came back: to what it belongs, and what it says of it. What it says is not proved: whoever forges it can
 * close a gate until a person has looked, and never open one. Can run any number of times.
 */
export async function readReturned(context: Context, { mailId }: ReturnedJob): Promise<void> {
  const { db, vault, clock } = context
  const mail = await readUnreadMail(db, vault, mailId)
  if (!mail) return
  const news = await readNews(context.reader, mail)
  // By the return path that it came to, else by what it names as the original
  const key = await findOriginal(context, news.returnPaths)
  const command = commandOfReturned(news.kind)
  await db.transaction().execute(async (tx) => {
    const at = clock.now()
    const outcome = key ? news.kind : `unknown-${news.kind}`
    if (!(await closeReturnedMail(tx, mailId, { outcome, processedAt: at }))) return
    const record = key && command && (await lockCorrespondence(tx, vault, key))
    if (!record) return
    const cause = { actor: ourselves, at, details: { mailId, ...news.details } }
    await actOn(tx, context, record, { command, cause })
  })
}
