import type { JobInfo } from '@gwirio/database'
import { listWordings } from '@gwirio/messages/publishing'
import type { Context } from '../context.ts'
import { type Judgement, judgeReply, type MatchedReply } from '../replies/judge-reply.ts'
import { findNewerOnes, matchReply } from '../replies/match-reply.ts'
import { noteReply, recordReply } from '../replies/record-reply.ts'
import { hold, ignore } from '../rules/command.ts'
import { closeReceivedMail, readReceivedMail } from '../store/received-mail.ts'
import type { ReplyJob } from './queues.ts'

/**
 * Reads one mail of the journal: whose is it, who wrote it, what does it say. Can run any number of times: each step
 * finds what an earlier run did. What could not be judged at the last try is held, so that a person hears of it.
 */
export async function readReply(
  context: Context,
  { mailId }: ReplyJob,
  { isLast }: Pick<JobInfo, 'isLast'>,
): Promise<void> {
  const mail = await readReceivedMail(context.db, context.vault, mailId)
  if (mail.processedAt) return
  const ownMails = await listWordings(context.db, 'e-mail')
  const reply = await context.reader.readReply(mail.raw, ownMails)
  const matches = await matchReply(context, mail, reply)
  const given = matches.map((matched) => ({
    ...matched,
    mail,
    reply,
    isAmbiguous: matches.length > 1,
  }))
  // All of them before the first is judged: the end of each waits for it
  const noted: MatchedReply[] = []
  for (const each of given) if (await noteReply(context, each)) noted.push(each)
  for (const each of noted) {
    const judgement = await judge(context, each, isLast)
    await recordReply(context, { ...each, judgement })
  }
  for (const record of await findNewerOnes(context, mail, { reply, matches })) {
    const judgement = { command: ignore('older-prompt'), verdict: null }
    if (await noteReply(context, { record, mail, reply }))
      await recordReply(context, { record, mail, reply, judgement })
  }
  await context.db.transaction().execute((tx) =>
    closeReceivedMail(tx, mailId, {
      outcome: matches.length === 0 ? 'unknown' : 'matched',
      processedAt: context.clock.now(),
    }),
  )
}

async function judge(context: Context, given: MatchedReply, isLast: boolean): Promise<Judgement> {
  try {
    return await judgeReply(context, given)
  } catch (error) {
    if (!isLast) throw error
    context.log.error({ mailId: given.mail.mailId, err: error }, 'a mail could not be judged')
    return { command: hold('could-not-be-judged'), verdict: null }
  }
}
