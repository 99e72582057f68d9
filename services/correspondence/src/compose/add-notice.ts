import { randomUUID } from 'node:crypto'
import type { Language } from '@gwirio/contracts'
import { readHeader } from '@gwirio/mail'
import { type Enclosed, noticesFor } from './notices.ts'

interface Given extends Enclosed {
  readonly language: Language
  readonly privacyUrl: string
  /** For a message that has none. */
  readonly messageId: string
}

/**
 * Adds the notices to a message as a part of its own below it (RFC 2046 §5.1.3). Everything else stays as it came, byte for
 * byte; only what was written for us, and signatures that no longer hold, are left out of the header.
 */
export function addNotice(
  raw: Uint8Array,
  given: Given,
): { readonly message: Buffer; readonly messageId: string } {
  const header = readHeader(raw)
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const fieldsOf = (test: (name: string) => boolean) =>
    header.fields
      .filter(({ name }) => test(name))
      .map(({ start, end }) => bytes.subarray(start, end))
  const outer = fieldsOf((name) => !isOfBody(name) && !isLeftOut(name))
  const inner = fieldsOf(isOfBody)
  const boundary = `gwirio-${randomUUID()}`
  const own = header.fields.find(({ name }) => name === 'message-id')?.value
  const messageId = own ?? given.messageId
  const message = Buffer.concat([
    ...outer,
    Buffer.from(
      [
        ...(own ? [] : [`Message-ID: ${messageId}`]),
        'MIME-Version: 1.0',
        `Content-Type: multipart/mixed; boundary="${boundary}"`,
        '',
        `--${boundary}`,
        '',
      ].join('\r\n'),
    ),
    ...inner,
    Buffer.from('\r\n'),
    bytes.subarray(header.bodyStart),
    Buffer.from(`\r\n--${boundary}\r\n${noticePart(given)}\r\n--${boundary}--\r\n`),
  ])
  return { message, messageId }
}

function isOfBody(name: string): boolean {
  return /^content-(?!language$)/.test(name)
}

const leftOut = new Set([
  'mime-version',
  'dkim-signature',
  'arc-seal',
  'arc-message-signature',
  'arc-authentication-results',
  'return-path',
  'bcc',
])

function isLeftOut(name: string): boolean {
  return leftOut.has(name) || name.startsWith('x-gwirio-')
}

function noticePart({ language, ...given }: Given): string {
  const notices = noticesFor(language, given)
  const text = `-- \n${notices.map(({ lines }) => lines.join('\n')).join('\n\n')}\n`
  const lines =
    Buffer.from(text.replaceAll('\n', '\r\n'))
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  return [
    'Content-Type: text/plain; charset=utf-8',
    'Content-Disposition: inline',
    `Content-Language: ${notices.map(({ lang }) => lang).join(', ')}`,
    'Content-Transfer-Encoding: base64',
    '',
    ...lines,
  ].join('\r\n')
}
