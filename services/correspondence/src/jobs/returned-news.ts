import type { MailReader, Returned } from '@gwirio/mail'
import type { NewsKind } from '../rules/returned.ts'
import type { ReturnedMail } from '../store/returned-mail.ts'

export interface News {
  readonly kind: NewsKind
  /** What it names the original by: return path, Message-IDs with angle brackets. */
  readonly originals: readonly string[]
  readonly details: Readonly<Record<string, string>>
}

/** What a mail that came back says. */
export async function readNews(reader: MailReader, { raw }: ReturnedMail): Promise<News> {
  const { returned, isAutomatic, references } = await reader.readReturnedMail(raw)
  const { status, feedbackType, original } = returned ?? {}
  const named = [original?.returnPath, original?.messageId].filter(
    (each) => typeof each === 'string',
  )
  return {
    kind: returned ? kindOf(returned) : isAutomatic ? 'automatic' : 'other',
    originals: [...named, ...references],
    details: { ...(status && { status }), ...(feedbackType && { feedbackType }) },
  }
}

function kindOf({ kind }: Returned): NewsKind {
  switch (kind) {
    // Also after a temporary failure: whoever gave it up says that it will not arrive
    case 'failed':
      return 'bounced'
    case 'complaint':
      return 'complained'
    default:
      return kind
  }
}
