import type { Context } from '../context.ts'
import { closeReceivedMail, readReceivedMail } from '../store/received-mail.ts'
import { judgeReply, type MatchedReply } from './judge-reply.ts'
import { matchReply } from './match-reply.ts'
import type { ReplyJob } from './queues.ts'
import { noteReply, recordReply } from './record-reply.ts'

/**
 * Reads one mail of the journal: whose is it, who wrote it, what does it say. Can run any number of times: each step
 * finds what an earlier run did.
 */
export async function readReply(context: Context, { mailId }: ReplyJob): Promise<void> {
  const mail = await readReceivedMail(context.db, context.vault, mailId)
  if (mail.processedAt) return
  const reply = await context.reader.readReply(mail.raw)
  const matches = await matchReply(context, mail, reply)
  for (const matched of matches)
    await readFor(context, { ...matched, mail, reply, isAmbiguous: matches.length > 1 })
  await context.db.transaction().execute((tx) =>
    closeReceivedMail(tx, mailId, {
      outcome: matches.length === 0 ? 'unknown' : 'matched',
      processedAt: context.clock.now(),
    }),
  )
}

async function readFor(context: Context, given: MatchedReply): Promise<void> {
  const hasWork = await noteReply(context, given)
  if (!hasWork) return
  const judgement = await judgeReply(context, given)
  await recordReply(context, { ...given, judgement })
}
