import type { UploadedFile } from '@gwirio/contracts'
import PostalMime, { type Attachment, decodeWords } from 'postal-mime'
import { isActiveHtml } from './active-html.ts'
import { wordsOfHtml } from './words-of-html.ts'

/** A message in its pieces, as the person who gets it finds them. */
export interface TakenApart {
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Whether its HTML does anything by itself when it is opened. */
  readonly isActive: boolean
  /** More that can be found in it: words of the HTML in and out of sight, and what stands between its parts. */
  readonly everything: readonly string[]
  /** Names and values of its header fields, without those about the way it took. */
  readonly header: string
  readonly documents: readonly UploadedFile[]
}

const limits = {
  maxNestingDepth: 20,
  maxHeadersSize: 262_144,
  forceRfc822Attachments: true,
  maxRfc822NestingDepth: 0,
} as const

/** @throws Error when it is nested too deep or has too many header fields */
export async function takeApart(raw: Uint8Array): Promise<TakenApart> {
  const {
    subject = '',
    text = '',
    html = '',
    headers,
    attachments,
  } = await PostalMime.parse(raw, {
    ...limits,
  })
  return {
    subject,
    text,
    html,
    isActive: isActiveHtml(html),
    everything: [...wordsOfHtml(html), outsideOfParts(raw)],
    header: headers
      .filter(({ key }) => !isAboutTheWay.test(key))
      .map(({ key, value }) => `${key}: ${decodeWords(key === 'to' ? nameIn(value) : value)}`)
      .join('\n'),
    documents: attachments.map(toFile),
  }
}

/** What machines count by says nothing. */
const isAboutTheWay =
  /^(?:subject|received|message-id|references|in-reply-to|date|mime-version|dkim-signature|content-.*)$/

/** Of its recipient the name alone: the address, of course, stands there. */
function nameIn(mailbox: string): string {
  return mailbox.includes('<') ? mailbox.replace(/<[^<>]*>/, '') : ''
}

function toFile({ filename, mimeType, content }: Attachment): UploadedFile {
  return { name: filename ?? '', declaredType: mimeType, bytes: bytesOf(content) }
}

function bytesOf(content: Attachment['content']): Buffer {
  if (typeof content === 'string') return Buffer.from(content)
  return ArrayBuffer.isView(content)
    ? Buffer.from(content.buffer, content.byteOffset, content.byteLength)
    : Buffer.from(content)
}

/** What its parts do not show, such as words before the first of them; no lines in base64. */
function outsideOfParts(raw: Uint8Array): string {
  const body = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const start = Math.max(0, body.indexOf('\r\n\r\n'))
  return body.toString('utf8', start).replace(/^[A-Za-z0-9+/=]{60,}$/gm, '')
}
