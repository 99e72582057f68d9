import type { PracticeManner } from '@gwirio/contracts'
import type { KeptMail, KeptText, OutgoingMail } from '@gwirio/testing'
import { inManner } from '../page/manner.ts'
import { quote } from '../page/quote.ts'

/** What lies in the mailbox and on the phone of the service user who is played, newest first. */
export interface Received {
  readonly mails: readonly KeptMail[]
  readonly texts: readonly KeptText[]
}

/** A reply, and when it leaves; or what it would need that has not come yet. */
export type PracticeReply =
  | { readonly mail: OutgoingMail; readonly leavesAt: Date }
  | { readonly missing: 'no-prompt' | 'no-code' }

/** Late is this much more than the life of a code. */
const lateSeconds = 5

/** Writes the reply of a service user who received the prompt and the text, well or in one of the other ways. */
export function composePracticeReply(
  { mails, texts }: Received,
  options: { manner: PracticeManner; replyDomain: string; codeSeconds: number; now: Date },
): PracticeReply {
  const { manner, replyDomain, codeSeconds, now } = options
  const prompt = mails.find(({ replyTo }) => replyTo.toLowerCase().endsWith(`@${replyDomain}`))
  if (!prompt) return { missing: 'no-prompt' }
  const text = texts.find(({ body }) => findCode(body) !== null)
  const code = text && findCode(text.body)
  if (!text || !code) return { missing: 'no-code' }
  const mail = {
    from: prompt.to,
    to: prompt.replyTo,
    subject: `Re: ${prompt.subject}`,
    text: quote(manner === 'wrong' ? otherCode(code) : code, prompt),
    inReplyTo: prompt.messageId,
  }
  const isLate = manner === 'late'
  const lateAt = new Date(text.sentAt).getTime() + (codeSeconds + lateSeconds) * 1000
  return {
    mail: inManner(mail, mannerOf[manner]),
    leavesAt: isLate ? new Date(Math.max(lateAt, now.getTime())) : now,
  }
}

const mannerOf = {
  good: 'usual',
  wrong: 'usual',
  late: 'usual',
  automatic: 'automatic',
  'other-address': 'other-address',
  unsigned: 'unsigned',
} as const satisfies Record<PracticeManner, string>

function findCode(body: string): string | null {
  return /\b\d{6}\b/.exec(body)?.[0] ?? null
}

/** Another one, by its last digit. */
function otherCode(code: string): string {
  return `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`
}
