import type { MailReader, Reply } from '@gwirio/mail'
import type { NewsKind } from '../rules/returned.ts'
import type { ReturnedMail } from '../store/returned-mail.ts'

export interface News {
  readonly kind: NewsKind
  /** That it names as the original, angle brackets included. */
  readonly messageIds: readonly string[]
  readonly details: Readonly<Record<string, string>>
}

/** What a mail that came back says. */
export async function readNews(reader: MailReader, { raw }: ReturnedMail): Promise<News> {
  const reply = await reader.readReply(raw)
  const original = reply.bounce?.originalMessageId
  const status = reply.bounce?.status
  return {
    kind: kindOf(reply),
    messageIds: [...(original ? [original] : []), ...reply.references],
    details: status ? { status } : {},
  }
}

function kindOf({ kind, bounce }: Reply): NewsKind {
  if (!bounce) return kind === 'automatic' ? 'automatic' : 'other'
  if (!bounce.permanent) return 'delayed'
  return bounce.isReport && bounce.status === null ? 'complained' : 'bounced'
}
