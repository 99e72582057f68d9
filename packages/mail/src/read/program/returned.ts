import { type Header, readHeaderText, valuesOf } from '../../message/header-fields.ts'
import type { Message } from '../../message/parse-message.ts'
import type { Part } from '../../message/parts.ts'
import { readNotice } from './delivery-notice.ts'
import { addressIn, type ReportedRecipient, readDeliveryStatus } from './delivery-status.ts'
import {
  findFeedbackPart,
  findStatusPart,
  maxReportLength,
  originalMessageId,
  returnedHeader,
  textOf,
} from './reported-parts.ts'

/** What a mail system says about a message of ours. */
export interface Returned {
  /**
   * `failed`: it was given up; `delayed`: it is still being tried; `delivered`: it lies in the mailbox; `relayed`: it went on
   * to a system that will say no more; `complaint`: its recipient, or whoever protects him, does not want it.
   */
  readonly kind: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'complaint'
  /** Whether the same message would fare so again. */
  readonly isPermanent: boolean
  /** Enhanced status (RFC 3463), e.g. `5.1.1`. */
  readonly status: string | null
  /** Of a complaint: `abuse`, `fraud`, `opt-out`, … (RFC 5965 §7.3). */
  readonly feedbackType: string | null
  /** Whether it is written for machines (RFC 3464, RFC 5965), and not a notice in plain words. */
  readonly isReport: boolean
  readonly original: Original
}

/** Which message it is about, as far as it says so. */
export interface Original {
  /** Angle brackets included. */
  readonly messageId: string | null
  /** Normalised. */
  readonly recipient: string | null
  /** Normalised. */
  readonly returnPath: string | null
  /** What the message was named by when it was handed over (RFC 3461 §4.4). */
  readonly envelopeId: string | null
}

type Outcome = Pick<Returned, 'kind' | 'isPermanent' | 'status'>

/** About whether mail is genuine, or that all is well; not what a recipient thinks of it. */
const noComplaints = new Set(['not-spam', 'auth-failure', 'dmarc'])

/**
 * Reads what a mail system says about a message of ours: RFC 3464 reports (RFC 6533 for other alphabets), RFC 5965
 * complaints, and the older notices in plain words. Null for everything else. A complaint of a kind that nobody knows is
 * one.
 */
export function readReturned(header: Header, message: Message): Returned | null {
  const isReport = /^multipart\/report\b/i.test(valuesOf(header, 'content-type')[0] ?? '')
  const status = findStatusPart(message)
  if (status && (isReport || isFromMailSystem(header))) return readReport(status, header, message)
  const feedback = findFeedbackPart(message)
  if (feedback && isReport) return readComplaint(feedback, header, message)
  if (!isFromMailSystem(header)) return null
  const namesFailed = valuesOf(header, 'x-failed-recipients').length > 0
  const notice = readNotice(message.subject, shownText(message), namesFailed)
  if (!notice) return null
  return {
    kind: notice.isDelay ? 'delayed' : 'failed',
    isPermanent: notice.permanent,
    status: notice.status,
    feedbackType: null,
    isReport: false,
    original: {
      ...originalOf(header, message),
      recipient: addressIn(valuesOf(header, 'x-failed-recipients')[0]),
    },
  }
}

function readReport(part: Part, header: Header, message: Message): Returned | null {
  const { recipients, envelopeId } = readDeliveryStatus(textOf(part))
  const recipient = chooseRecipient(recipients)
  const outcome = recipient && outcomeOf(recipient)
  if (!recipient || !outcome) return null
  const original = { ...originalOf(header, message), recipient: recipient.address, envelopeId }
  return { ...outcome, feedbackType: null, isReport: true, original }
}

/** The first that failed, else that waits, else whatever is said first. */
function chooseRecipient(recipients: readonly ReportedRecipient[]): ReportedRecipient | undefined {
  return (
    recipients.find(({ action }) => action === 'failed') ??
    recipients.find(({ action, status }) => action === undefined && status?.startsWith('5')) ??
    recipients.find(({ action }) => action === 'delayed') ??
    recipients.find(({ action }) => action !== undefined)
  )
}

function outcomeOf({ action, status }: ReportedRecipient): Outcome | null {
  switch (action) {
    case 'delivered':
      return { kind: 'delivered', isPermanent: true, status }
    case 'relayed':
    case 'expanded':
      return { kind: 'relayed', isPermanent: true, status }
    case 'delayed':
      return { kind: 'delayed', isPermanent: false, status }
    case 'failed':
    case undefined:
      // RFC 3463 §3.1: of the two the class says whether to try again
      return { kind: 'failed', isPermanent: !status?.startsWith('4'), status }
    default:
      return null
  }
}

function readComplaint(part: Part, header: Header, message: Message): Returned | null {
  const fields = readHeaderText(`${textOf(part).replace(/^\s+/, '')}\n`)
  const feedbackType = valuesOf(fields, 'feedback-type')[0]?.toLowerCase().slice(0, 50)
  if (!feedbackType || noComplaints.has(feedbackType)) return null
  const original = originalOf(header, message)
  return {
    kind: 'complaint',
    isPermanent: true,
    status: null,
    feedbackType,
    isReport: true,
    original: {
      messageId: original.messageId,
      recipient: addressIn(valuesOf(fields, 'original-rcpt-to')[0]) ?? original.recipient,
      returnPath: addressIn(valuesOf(fields, 'original-mail-from')[0]) ?? original.returnPath,
      envelopeId: valuesOf(fields, 'original-envelope-id')[0]?.slice(0, 200) || null,
    },
  }
}

/** As far as the message says so that came back. */
function originalOf(header: Header, message: Message): Original {
  const returned = returnedHeader(message)
  return {
    messageId: originalMessageId(header, message),
    recipient: null,
    returnPath: addressIn(returned ? valuesOf(returned, 'return-path')[0] : undefined),
    envelopeId: null,
  }
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
    text.trim() === ''
      ? (html ?? '').slice(0, maxReportLength).replace(/<[^<>]{0,1000}>/g, ' ')
      : text
  return shown.slice(0, 20_000)
}
