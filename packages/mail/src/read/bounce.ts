import type { Email } from 'postal-mime'
import { type Header, valuesOf } from '../message/header-fields.ts'
import type { Bounce } from './reply.ts'

const systemSender = /mailer-daemon|postmaster@|mail delivery (?:sub)?system/i
const failureSubject =
  /undeliver|not (?:be )?delivered|delivery (?:status notification|failure|has failed|delayed)|returned mail|failure notice|mail delivery failed|heb ei (?:d|dd)anfon|methwyd (?:â )?danfon/i

/**
 * Reads a notice that a message of ours was not delivered: RFC 3464 reports, and the older notices in
 * plain words. Null for everything else, also for the report of a success.
 */
export function readBounce(header: Header, email: Email): Bounce | null {
  const report = attached(email, 'message/delivery-status')
  if (report !== null) {
    const recipient = failedRecipient(report)
    return recipient === null ? null : describe(recipient, header, email)
  }
  const sender = valuesOf(header, 'from').join(' ')
  const isNotice =
    valuesOf(header, 'x-failed-recipients').length > 0 ||
    (systemSender.test(sender) && failureSubject.test(email.subject ?? ''))
  return isNotice ? describe((email.text ?? '').slice(0, 20_000), header, email) : null
}

/** The block of the first recipient that failed or waits; delivered, relayed and expanded are no bounce. */
function failedRecipient(report: string): string | null {
  const blocks = report.split(/\r?\n[ \t]*\r?\n/)
  const withAction = (action: RegExp) => blocks.find((block) => action.test(block)) ?? null
  return withAction(/^action:\s*failed/im) ?? withAction(/^action:\s*delayed/im)
}

function describe(text: string, header: Header, email: Email): Bounce {
  const status = /^status:\s*([245]\.\d{1,3}\.\d{1,3})/im.exec(text)?.[1] ?? looseStatus(text)
  return {
    status,
    permanent: status?.startsWith('5') ?? false,
    originalMessageId: originalMessageId(header, email),
  }
}

function looseStatus(text: string): string | null {
  return /(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(text)?.[1] ?? null
}

function originalMessageId(header: Header, email: Email): string | null {
  const returned = attached(email, 'message/rfc822') ?? attached(email, 'text/rfc822-headers')
  const text = returned ?? (email.text ?? '').slice(0, 100_000)
  const named = /^[ \t]*message-id:\s*(<[^<>\s]{1,300}>)/im.exec(text)?.[1]
  return named ?? valuesOf(header, 'in-reply-to')[0]?.match(/<[^<>\s]{1,300}>/)?.[0] ?? null
}

function attached(email: Email, mimeType: string): string | null {
  const content = email.attachments.find((part) => part.mimeType === mimeType)?.content
  if (content === undefined) return null
  return typeof content === 'string'
    ? content.slice(0, 100_000)
    : Buffer.from(new Uint8Array(content)).toString('utf8', 0, 100_000)
}
