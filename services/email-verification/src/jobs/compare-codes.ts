import type { Reply, Verdict } from '@gwirio/mail'
import type { Context } from '../context.ts'
import { type Command, hold } from '../rules/command.ts'
import type { JournalEntry } from '../store/received-mail.ts'
import type { VerificationRecord } from '../store/verification-record.ts'
import { replyIdOf } from './reply-id.ts'

interface Compared {
  readonly record: VerificationRecord
  readonly mail: JournalEntry
  readonly reply: Reply
}

/** Has sms-code compare the candidates of an authenticated reply, and makes of its answer what the rules need. */
export async function compareCodes(
  context: Context,
  { record, mail, reply }: Compared,
  { candidates, verdict }: { candidates: readonly string[]; verdict: Verdict | null },
): Promise<Command> {
  const { caseId, verificationId } = record
  const replyId = replyIdOf(context.vault, mail, reply)
  const { outcome, ...left } = await context.smsCode.checkCode({
    caseId,
    verificationId,
    replyId,
    candidates: [...candidates],
    receivedAt: mail.receivedAt.toISOString(),
  })
  switch (outcome) {
    case 'matched':
      return confirm(record, verdict, { replyId, mailId: mail.mailId })
    case 'wrong':
      return { kind: 'code-wrong', ...left }
    case 'too-late':
      return { kind: 'code-too-late', ...left }
    case 'no-live-code':
      return hold('no-live-code')
  }
}

function confirm(
  { identityCheckId, verificationId }: VerificationRecord,
  verdict: Verdict | null,
  ids: { replyId: string; mailId: string },
): Command {
  if (!verdict || verdict.level === 'retry' || verdict.from === null)
    return hold('not-authenticated')
  const { level, from } = verdict
  const code = { outcome: 'matched', verificationId, replyId: ids.replyId } as const
  return { kind: 'confirm', proof: { identityCheckId, reply: { ...ids, level, from }, code } }
}
