import { isUtf8 } from 'node:buffer'
import { decodeBody, isOddBase64 } from '../message/decode-part.ts'
import { type Header, valuesOf } from '../message/header-fields.ts'
import { parseStructuredField, type StructuredField } from '../message/structured-field.ts'

/** Encodings in which the digits and signs of ASCII are what they are in ASCII. */
const plainCharset = /^(?:utf-?8|iso-8859-\d{1,2}|windows-125\d)$/
const multiparts = /^multipart\/(?:mixed|alternative|related|signed)$/
/** What encoders write (RFC 2045 §6.7): they escape no digits, no brackets of tags, and of the letters the F of `From `. */
const usualEscape =
  /=(?:[257][B-F]|3[BDF]|2[0-9A]|3A|40|46|60|0[9AD]|[89A-F][0-9A-F]|[ \t]{0,10}\r?\n)/g
const startsAsHtml =
  /^\s*<(?:!doctype|html|head|meta|style|body|div|p|span|table|font|center|br|b)[\s/>]/i
/** What stands before the first boundary for programs that know no MIME. */
const usualPreamble = /^(?:[^\r\n]{0,200}(?:MIME|multi-?part)[^\r\n]{0,200}(?:\r?\n){1,3}){0,3}$/i
const quotedLine = /^[ \t]{0,10}>/m
const htmlTag =
  /<(?:!doctype|\/?(?:html|head|meta|style|title|body|div|p|br|hr|span|table|tr|td|font|center|a|b|i|u|em|strong|ul|ol|li|img|blockquote))[\s/>]|<!--/i

/**
 * Whether a message can be read in one way alone, although the fields that say how were not all signed.
 * Gmail signs no Content-Type, Yahoo nothing of MIME, Outlook no Content-Transfer-Encoding: whoever passes
 * such a mail on can name another boundary, type or encoding, and so change what it says without
 * breaking its signature. It is certain when the body itself shows the form that the fields claim.
 */
export function isFormCertain(
  raw: Uint8Array,
  header: Header,
  signedFields: ReadonlySet<string>,
): boolean {
  const isSigned = (name: string) => signedFields.has(name)
  if (isSigned('content-type') && isSigned('content-transfer-encoding')) return true
  const type = parseStructuredField(valuesOf(header, 'content-type')[0] ?? '')
  if (type.isOdd) return false
  const encoding = (valuesOf(header, 'content-transfer-encoding')[0] ?? '').toLowerCase()
  const disposition = (valuesOf(header, 'content-disposition')[0] ?? 'inline').toLowerCase()
  if (disposition !== 'inline' && !isSigned('content-disposition')) return false

  const body = Buffer.from(raw.subarray(header.bodyStart))
  if (type.value.startsWith('multipart/')) {
    if (!/^(?:|7bit|8bit|binary)$/.test(encoding)) return false
    return isSigned('content-type') || isFramed(body.toString('latin1'), type)
  }
  const content = decodeShown(body, encoding, isSigned('content-transfer-encoding'))
  return content !== null && (isSigned('content-type') || isText(content, type))
}

/** Whether the first boundary in a body is the claimed one, closes it at its end, and has no words above it. */
function isFramed(body: string, type: StructuredField): boolean {
  const boundary = type.parameters.get('boundary') ?? ''
  const frame = findFrame(body)
  if (!multiparts.test(type.value) || frame === null || frame.line !== `--${boundary}`) return false
  return usualPreamble.test(body.slice(0, frame.start).trimStart())
}

/** The first line that begins like a boundary, when the last line closes it (RFC 2046 §5.1.1). */
function findFrame(body: string): { line: string; start: number } | null {
  const start = body.startsWith('--') ? 0 : body.indexOf('\n--') + 1
  if (start === 0 && !body.startsWith('--')) return null
  const newline = body.indexOf('\n', start)
  const line = body.slice(start, newline < 0 ? body.length : newline).trimEnd()
  return body.trimEnd().endsWith(`\n${line}--`) ? { line, start } : null
}

/** The bytes of a body in an encoding that it shows, or whose name was signed; null when it may be another. */
function decodeShown(body: Buffer, encoding: string, isSigned: boolean): Buffer | null {
  const text = body.toString('latin1')
  if (!isSigned && !showsEncoding(text, encoding)) return null
  return decodeBody({ body: text, encoding })
}

function showsEncoding(text: string, encoding: string): boolean {
  switch (encoding) {
    case 'base64':
      return !isOddBase64(text)
    case 'quoted-printable':
      return !text.replace(usualEscape, '').includes('=') && !hidesText(text)
    case '':
    case '7bit':
    case '8bit':
    case 'binary':
      return !looksQuoted(text) && !hidesText(text)
    default:
      return false
  }
}

function looksQuoted(text: string): boolean {
  return text.includes('=') && !text.replace(usualEscape, '').includes('=')
}

/** Whether a body is base64 of something that can be read. */
function hidesText(text: string): boolean {
  // Encoders write no spaces
  if (/[^A-Za-z0-9+/=\r\n]/.test(text)) return false
  const letters = text.replace(/\s+/g, '')
  if (letters.length === 0 || letters.length % 4 !== 0) return false
  const bytes = Buffer.from(letters, 'base64')
  return isUtf8(bytes) && !/[^\P{Cc}\s]/u.test(bytes.toString('utf8'))
}

/** Whether bytes show the type and the charset that are claimed for them. */
function isText(content: Buffer, type: StructuredField): boolean {
  const claimed = type.value === '' ? 'text/plain' : type.value
  const charset = (type.parameters.get('charset') ?? '').toLowerCase()
  const text = content.toString('latin1')
  if (text.trim() === '') return true
  if (!isCharset(charset, content)) return false
  // What switches to another charset within a text
  if (text.includes('\x1b') || text.includes('\0')) return false
  if (type.parameters.get('delsp')?.toLowerCase() === 'yes' || findFrame(text) !== null)
    return false
  if (claimed === 'text/html') return startsAsHtml.test(text) && !quotedLine.test(text)
  return claimed === 'text/plain' && !htmlTag.test(text)
}

/** Without a name for it a text is read as UTF-8 where it is that, which nobody can change. */
function isCharset(charset: string, content: Buffer): boolean {
  if (/^(?:|us-ascii|ascii)$/.test(charset)) return true
  if (!plainCharset.test(charset)) return false
  const isAscii = !/[^\0-\x7f]/.test(content.toString('latin1'))
  return isAscii || /^utf-?8$/.test(charset) === isUtf8(content)
}
