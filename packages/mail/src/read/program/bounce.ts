import { decodeBody } from '../../message/decode-part.ts'
import { type Header, readHeaderText, valuesOf } from '../../message/header-fields.ts'
import type { Message } from '../../message/parse-message.ts'
import type { Part } from '../../message/parts.ts'
import type { Bounce } from '../reply.ts'
import { readNotice } from './delivery-notice.ts'

const maxLength = 100_000
const reportTypes = /^message\/(?:global-)?delivery-status$/
const returnedTypes = /^(?:message\/(?:rfc822|global)|(?:text\/rfc822|message\/global)-headers)$/
/** What a report of a complaint is about (RFC 5965 §7.3); others say that all is well, or a policy's results. */
const complaints = /^feedback-type:\s*(?:abuse|fraud|virus|other|opt-out)/im

/**
 * Reads a notice that a message of ours was not delivered, or that its recipient complained: RFC 3464
 * reports (RFC 6533 for other alphabets), RFC 5965 complaints, and the older notices in plain words. Null
 * for everything else, also for the report of a success. A complaint is a permanent failure without status.
 */
export function readBounce(header: Header, message: Message): Bounce | null {
  const isReport = /^multipart\/report\b/i.test(valuesOf(header, 'content-type')[0] ?? '')
  const status = message.parts.find((part) => reportTypes.test(part.type))
  const isNotice = isReport || isFromMailSystem(header)
  if (status && isNotice) {
    const found = readStatus(textOf(status))
    return (
      found && { ...found, isReport: true, originalMessageId: originalMessageId(header, message) }
    )
  }
  const feedback = message.parts.find((part) => part.type === 'message/feedback-report')
  if (feedback && isReport) {
    if (!complaints.test(textOf(feedback))) return null
    return {
      status: null,
      permanent: true,
      isReport: true,
      originalMessageId: originalMessageId(header, message),
    }
  }
  if (!isFromMailSystem(header)) return null
  const namesFailed = valuesOf(header, 'x-failed-recipients').length > 0
  const found = readNotice(message.subject, shownText(message), namesFailed)
  return (
    found && { ...found, isReport: false, originalMessageId: originalMessageId(header, message) }
  )
}

type Outcome = Pick<Bounce, 'status' | 'permanent'>

/** The first recipient that failed, else that waits; delivered, relayed and expanded are no bounce. */
function readStatus(report: string): Outcome | null {
  const recipients = report
    .split(/\n[ \t\r]*\n/, 200)
    .map((block) => readHeaderText(`${block.replace(/^\s+/, '')}\n`))
    .map((fields) => ({
      action: valuesOf(fields, 'action')[0]
        ?.toLowerCase()
        .split(/[\s;(]/)[0],
      status: statusIn(valuesOf(fields, 'status')[0]) ?? statusOfDiagnostic(fields),
    }))
  const failed =
    recipients.find(({ action }) => action === 'failed') ??
    recipients.find(({ action, status }) => action === undefined && status?.startsWith('5')) ??
    recipients.find(({ action }) => action === 'delayed')
  if (!failed) return null
  const isFinal = failed.action !== 'delayed'
  // RFC 3463 §3.1: of the two the class says whether to try again
  const permanent = isFinal && !failed.status?.startsWith('4')
  return { status: failed.status, permanent }
}

function statusIn(value = ''): string | null {
  return /^\s*([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(value)?.[1] ?? null
}

/** Some servers say it only in the answer of the other server. */
function statusOfDiagnostic(fields: Header): string | null {
  const diagnostic = valuesOf(fields, 'diagnostic-code')[0] ?? ''
  const [, extended, basic] =
    /\b[45]\d\d[ -]#?([45]\.\d{1,3}\.\d{1,3})\b|\b([45])\d\d\b/.exec(diagnostic.slice(0, 1_000)) ??
    []
  return extended ?? (basic ? `${basic}.0.0` : null)
}

/** Whether a mail system sent it: it says so in From, names who failed, or has no reverse path. */
function isFromMailSystem(header: Header): boolean {
  return (
    valuesOf(header, 'x-failed-recipients').length > 0 ||
    valuesOf(header, 'return-path').includes('<>') ||
    valuesOf(header, 'from').some((from) => mailSystem.test(from.slice(0, 1_000)))
  )
}

const mailSystem =
  /mailer-?daemon|mdaemon@|post-?master@|microsoftexchange[0-9a-f]{32}@|mail delivery (?:sub)?system|mail administrator|system administrator/i

function shownText({ text, html }: Message): string {
  const shown =
    text.trim() === '' ? (html ?? '').slice(0, maxLength).replace(/<[^<>]{0,1000}>/g, ' ') : text
  return shown.slice(0, 20_000)
}

function originalMessageId(header: Header, message: Message): string | null {
  const returned = message.parts.find((part) => returnedTypes.test(part.type))
  if (returned) {
    const fields = readHeaderText(textOf(returned).replace(/^\s+/, ''))
    const found = idIn(valuesOf(fields, 'message-id')[0])
    if (found) return found
  }
  const status = message.parts.find((part) => reportTypes.test(part.type))
  const inStatus = /^x-original-message-id:\s*(<[^<>\s]{1,300}>)/im.exec(
    status ? textOf(status) : '',
  )
  const inText = /^[ \t>]*message-id:\s*(<[^<>\s]{1,300}>)/im.exec(message.text.slice(0, maxLength))
  return (
    idIn(inStatus?.[1]) ??
    idIn(inText?.[1]) ??
    idIn(valuesOf(header, 'in-reply-to')[0]) ??
    idIn(valuesOf(header, 'references')[0])
  )
}

function idIn(value = ''): string | null {
  return /<[!-;=?-~]{1,300}>/.exec(value)?.[0] ?? null
}

/** One character for each byte, like the header of a message. */
function textOf(part: Part): string {
  return decodeBody(part, maxLength).toString('latin1')
}
