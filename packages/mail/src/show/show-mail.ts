import { decodeWords } from 'postal-mime'
import { decodeBody } from '../message/decode-part.ts'
import { type Header, readHeader, valuesOf } from '../message/header-fields.ts'
import type { Part } from '../message/parts.ts'
import { htmlToText } from '../read/html-text.ts'
import { type Message, parseMessage } from '../read/parse-message.ts'
import { coverText } from './cover-text.ts'

/** A message as a person may look at it who must learn neither its code nor whose another address is. */
export interface ShownMail {
  /** The header fields as they are shown, one for each field. */
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly cc: readonly string[]
  readonly replyTo: readonly string[]
  readonly subject: string
  readonly text: string
  /** Whether there is more text than is shown. */
  readonly isCut: boolean
  readonly attachments: readonly ShownAttachment[]
}

export interface ShownAttachment {
  readonly name: string | null
  readonly type: string
  readonly bytes: number
}

const maxTextLength = 20_000
const maxHtmlLength = 600_000
const maxReadLength = 200_000
const maxFieldLength = 1_000
const maxFields = 20
const maxAttachments = 50
const maxNameLength = 200

/**
 * Shows a message as plain text: what its HTML shows, else its text; no markup, nothing to load or to press. Every digit is
 * covered, and of every address but the one that is known already the local part. Never throws.
 *
 * @param known the one address that is shown whole, normalised
 */
export function showMail(raw: Uint8Array, known: string): ShownMail {
  const header = readHeader(raw)
  const message = parseMessage(raw, header)
  const cover = (text: string) => coverText(text, known)
  const text = cover(textOf(message).trim())
  return {
    from: fieldsOf(header, 'from').map(cover),
    to: fieldsOf(header, 'to').map(cover),
    cc: fieldsOf(header, 'cc').map(cover),
    replyTo: fieldsOf(header, 'reply-to').map(cover),
    subject: cover(message.subject.slice(0, maxFieldLength)),
    text: text.slice(0, maxTextLength).toWellFormed(),
    isCut: text.length > maxTextLength,
    attachments: message.parts.filter(isAttached).slice(0, maxAttachments).map(showAttachment),
  }

  function showAttachment(part: Part): ShownAttachment {
    const name = part.parameters.get('name')?.slice(0, maxNameLength)
    return {
      name: name ? cover(decodeWords(name)) : null,
      type: cover(part.type.slice(0, maxNameLength)),
      bytes: decodeBody(part).length,
    }
  }
}

/** More than is shown, so that a cut is seen, and no more than is worth covering. */
function textOf({ text, html }: Message): string {
  const seen = html === undefined ? text : htmlToText(html.slice(0, maxHtmlLength))?.visible
  return (seen ?? '')
    .slice(0, maxReadLength)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\s*\n\s*\n\s*/g, '\n\n')
    .slice(0, 2 * maxTextLength)
}

function fieldsOf(header: Header, name: string): string[] {
  return valuesOf(header, name)
    .slice(0, maxFields)
    .map((value) => decodeWords(value.slice(0, maxFieldLength)))
}

function isAttached({ isShown, isNamed, type }: Part): boolean {
  return isNamed || !isShown || !/^text\/(?:plain|html)$/.test(type)
}
