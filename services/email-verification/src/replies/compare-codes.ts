import type { Reply } from '@gwirio/mail'
import type { Context } from '../context.ts'
import { type Command, type Confirmation, hold } from '../rules/command.ts'
import type { JournalEntry } from '../store/received-mail.ts'
import type { VerificationRecord } from '../store/verification-record.ts'
import { replyIdOf } from './reply-id.ts'

/** Who wrote a reply: by its signatures, or because two people say so. */
export interface Author extends Pick<Confirmation, 'approval'> {
  readonly level: Confirmation['reply']['level']
  readonly from: string
}

interface Compared {
  readonly record: VerificationRecord
  readonly mail: JournalEntry
  readonly reply: Reply
}

/** Has sms-code compare the candidates of an authenticated reply, and makes of its answer what the rules need. */
export async function compareCodes(
  context: Context,
  { record, mail, reply }: Compared,
  { candidates, author }: { candidates: readonly string[]; author: Author | null },
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
      return confirm(record, author, { replyId, mailId: mail.mailId })
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
  author: Author | null,
  ids: { replyId: string; mailId: string },
): Command {
  if (!author) return hold('not-authenticated')
  const { approval, ...wrote } = author
  const code = { outcome: 'matched', verificationId, replyId: ids.replyId } as const
  const proof = { identityCheckId, reply: { ...ids, ...wrote }, code }
  return { kind: 'confirm', proof: approval ? { ...proof, approval } : proof }
}
