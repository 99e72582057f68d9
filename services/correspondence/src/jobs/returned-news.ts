import type { MailReader, Returned } from '@gwirio/mail'
import type { NewsKind } from '../rules/returned.ts'
import type { ReturnedMail } from '../store/returned-mail.ts'

export interface News {
  readonly kind: NewsKind
  /** Return paths that it may be about: where it came to, and what it names as the original. */
  readonly returnPaths: readonly string[]
  readonly details: Readonly<Record<string, string>>
}

/** What a mail that came back says. */
export async function readNews(
  reader: MailReader,
  { raw, recipients }: ReturnedMail,
): Promise<News> {
  const { returned, isAutomatic, references } = await reader.readReturnedMail(raw)
  const { messageId = null, returnPath = null } = returned?.original ?? {}
  const named = [returnPath, messageId, ...references].filter((each) => each !== null)
  const { status, feedbackType } = returned ?? {}
  return {
    kind: returned ? kinds[returned.kind] : isAutomatic ? 'automatic' : 'other',
    // A Message-ID of ours is a return path too
    returnPaths: [...recipients, ...named.map((each) => each.replace(/^<|>$/g, ''))],
    details: { ...(status && { status }), ...(feedbackType && { feedbackType }) },
  }
}

/** Also what was given up for a reason that may pass did not arrive, and somebody has to know. */
const kinds = {
  failed: 'bounced',
  complaint: 'complained',
  delivered: 'delivered',
  delayed: 'delayed',
  relayed: 'relayed',
} as const satisfies Record<Returned['kind'], NewsKind>
