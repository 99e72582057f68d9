import { decodeWords } from 'postal-mime'
import { htmlToText } from '../html/html-text.ts'
import { decodeBody } from '../message/decode-part.ts'
import { type Header, readHeader, valuesOf } from '../message/header-fields.ts'
import { type Message, parseMessage } from '../message/parse-message.ts'
import type { Part } from '../message/parts.ts'
import { coverText } from './cover-text.ts'
import { showType } from './media-types.ts'

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
  const cover = (text: string, maxLength = maxFieldLength) =>
    coverText(text, known).slice(0, maxLength).toWellFormed()
  const text = coverText(textOf(message), known)
  return {
    from: fieldsOf(header, 'from').map((field) => cover(field)),
    to: fieldsOf(header, 'to').map((field) => cover(field)),
    cc: fieldsOf(header, 'cc').map((field) => cover(field)),
    replyTo: fieldsOf(header, 'reply-to').map((field) => cover(field)),
    subject: cover(message.subject),
    text: text.slice(0, maxTextLength).toWellFormed(),
    isCut: text.length > maxTextLength,
    attachments: message.parts.filter(isAttached).slice(0, maxAttachments).map(showAttachment),
  }

  function showAttachment(part: Part): ShownAttachment {
    return {
      name: part.fileName && cover(part.fileName, maxNameLength),
      type: showType(part.type),
      bytes: decodeBody(part).length,
    }
  }
}

function textOf({ text, html }: Message): string {
  const seen = html === undefined ? text : htmlToText(beginningOf(html, maxHtmlLength))?.visible
  return beginningOf(seen ?? '', maxReadLength)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\s*\n\s*\n\s*/g, '\n\n')
    .trim()
}

/** No more than is worth covering; what a cut ends in may be an address, and is covered like one. */
function beginningOf(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength)}@` : text
}

/** Covered before they are cut: a cut within an address would show the beginning of it. */
function fieldsOf(header: Header, name: string): string[] {
  return valuesOf(header, name).slice(0, maxFields).map(decodeWords)
}

function isAttached({ isShown, isNamed, type }: Part): boolean {
  return isNamed || !isShown || !/^text\/(?:plain|html)$/.test(type)
}
