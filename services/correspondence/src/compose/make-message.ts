import type { Language, LetterFormat } from '@gwirio/contracts'
import { parseAddress } from '@gwirio/mail'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { InspectedDocument } from '../submission/inspect-content.ts'
import type { Letter } from './letter.ts'
import { renderLargePrint, renderText } from './render.ts'

interface Given {
  readonly from: { readonly name: string; readonly address: string }
  readonly replyTo: string | undefined
  /** One address, as it was typed. */
  readonly to: string
  readonly letter: Letter
  readonly language: Language
  /** What the party asked for. */
  readonly format: LetterFormat
  readonly documents: readonly InspectedDocument[]
  /** Angle brackets included. */
  readonly messageId: string
  readonly date: Date
}

/**
 * Makes a letter a message (RFC 5322) with its documents. Nothing in it is loaded from elsewhere.
 *
 * @throws TypeError when an address is none
 */
export async function makeMessage(given: Given): Promise<Buffer> {
  const { from, to, replyTo, letter, language, documents } = given
  const composer = new MailComposer({
    // Objects, never strings: a string is read as a list (GHSA-mm7p-fcc7-pg87, GHSA-vvjj-xcjg-gr5g)
    from: mailbox(from.address, from.name),
    to: mailbox(to),
    ...(replyTo && { replyTo: mailbox(replyTo) }),
    subject: letter.subject,
    text: renderText(letter),
    ...(given.format === 'large-print' && { html: renderLargePrint(letter) }),
    attachments: documents.map(({ name, type, bytes }) => ({
      filename: name,
      content: bytes,
      contentType: mediaTypeOf(type, bytes),
      contentDisposition: 'attachment',
    })),
    messageId: given.messageId,
    date: given.date,
    headers: { 'Content-Language': language === 'both' ? 'cy, en' : language },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return await composer.compile().build()
}

const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

function mediaTypeOf(type: InspectedDocument['type'], bytes: Buffer): string {
  if (type !== 'text') return mediaTypes[type]
  const mark = bytes.toString('hex', 0, 2)
  return `text/plain; charset=${mark === 'fffe' || mark === 'feff' ? 'utf-16' : 'utf-8'}`
}

function mailbox(text: string, name = '') {
  const address = parseAddress(text)
  if (!address.ok) throw new TypeError(`an address cannot be used: ${address.reason}`)
  return { name, address: `${address.local}@${address.domain}` }
}
