import { decodeBody } from '../../message/decode-part.ts'
import { type Header, readHeaderText, valuesOf } from '../../message/header-fields.ts'
import type { Message } from '../../message/parse-message.ts'
import type { Part } from '../../message/parts.ts'

export const maxReportLength = 100_000
const statusTypes = /^message\/(?:global-)?delivery-status$/
const returnedTypes = /^(?:message\/(?:rfc822|global)|(?:text\/rfc822|message\/global)-headers)$/

/** The part that says what became of a message (RFC 3464, RFC 6533). */
export function findStatusPart({ parts }: Message): Part | undefined {
  return parts.find((part) => statusTypes.test(part.type))
}

/** The part that says what its recipient thinks of a message (RFC 5965). */
export function findFeedbackPart({ parts }: Message): Part | undefined {
  return parts.find((part) => part.type === 'message/feedback-report')
}

/** The header of the message that came back, if it did. */
export function returnedHeader({ parts }: Message): Header | null {
  const returned = parts.find((part) => returnedTypes.test(part.type))
  return returned ? readHeaderText(textOf(returned).replace(/^\s+/, '')) : null
}

/** The Message-ID of the message that a report or a notice is about, angle brackets included. */
export function originalMessageId(header: Header, message: Message): string | null {
  const returned = returnedHeader(message)
  const found = returned && idIn(valuesOf(returned, 'message-id')[0])
  if (found) return found
  const status = findStatusPart(message)
  const inStatus = /^x-original-message-id:\s*(<[^<>\s]{1,300}>)/im.exec(
    status ? textOf(status) : '',
  )
  const shown = message.text.slice(0, maxReportLength)
  const inText = /^[ \t>]*message-id:\s*(<[^<>\s]{1,300}>)/im.exec(shown)
  return (
    idIn(inStatus?.[1]) ??
    idIn(inText?.[1]) ??
    idIn(valuesOf(header, 'in-reply-to')[0]) ??
    idIn(valuesOf(header, 'references')[0])
  )
}

/** One character for each byte, like the header of a message. */
export function textOf(part: Part): string {
  return decodeBody(part, maxReportLength).toString('latin1')
}

function idIn(value = ''): string | null {
  return /<[!-;=?-~]{1,300}>/.exec(value)?.[0] ?? null
}
