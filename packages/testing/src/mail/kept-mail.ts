import { createHash, randomUUID } from 'node:crypto'
import PostalMime, { type Address } from 'postal-mime'

/** What SPF, DKIM and DMARC said when the provider received the mail (RFC 8601 result words). */
export interface Authentication {
  spf: string
  dkim: string
  dmarc: string
}

export interface KeptAttachment {
  name: string
  type: string
  bytes: number
}

export interface KeptMail {
  id: string
  /** The mailbox that it lies in: the recipient of the envelope. */
  to: string
  /** The sender of the envelope (RFC 5321 MAIL FROM), empty for a bounce. */
  envelopeFrom: string
  /** The address in From. */
  from: string
  fromName: string
  /** Where an answer goes: Reply-To, else From. */
  replyTo: string
  subject: string
  messageId: string
  inReplyTo: string | null
  references: string[]
  text: string
  html: string | null
  attachments: KeptAttachment[]
  headers: { name: string; value: string }[]
  /** ISO 8601. */
  receivedAt: string
  authentication: Authentication
  /** The whole message, with the provider's own headers on top. */
  raw: string
}

export interface Received {
  to: string
  envelopeFrom: string
  raw: Buffer
  receivedAt: Date
  authentication: Authentication
}

const parserLimits = { maxNestingDepth: 20, maxHeadersSize: 256 * 1024 }

/**
 * Reads a received message as a mail program shows it. Two with the same Message-ID for the same
 * mailbox have the same `id`.
 * @throws when the message is nested or headed beyond reason
 */
export async function readMail(received: Received): Promise<KeptMail> {
  const email = await PostalMime.parse(received.raw, parserLimits)
  const from = firstMailbox(email.from ? [email.from] : [])
  const messageId = email.messageId ?? ''
  return {
    id: messageId ? digest(`${received.to.toLowerCase()} ${messageId}`) : randomUUID(),
    to: received.to,
    envelopeFrom: received.envelopeFrom,
    from: from.address,
    fromName: from.name,
    replyTo: firstMailbox(email.replyTo ?? []).address || from.address,
    subject: email.subject ?? '',
    messageId,
    inReplyTo: email.inReplyTo ?? null,
    references: email.references?.split(/\s+/).filter(Boolean) ?? [],
    text: email.text ?? '',
    html: email.html ?? null,
    attachments: email.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? 'attachment',
      type: mimeType,
      bytes: contentOf(content).length,
    })),
    headers: email.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    receivedAt: received.receivedAt.toISOString(),
    authentication: received.authentication,
    raw: received.raw.toString(),
  }
}

/** What is in an attachment of a mail, by its place in the list. */
export async function readAttachment(mail: KeptMail, place: number): Promise<Buffer | undefined> {
  const email = await PostalMime.parse(Buffer.from(mail.raw), parserLimits)
  const attachment = email.attachments[place]
  return attachment && contentOf(attachment.content)
}

function contentOf(content: ArrayBuffer | Uint8Array | string): Buffer {
  return typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content))
}

function firstMailbox(addresses: Address[]): { name: string; address: string } {
  for (const each of addresses) {
    if (each.group) continue
    return { name: each.name, address: each.address }
  }
  return { name: '', address: '' }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}
