import type { Part } from './parts.ts'

/** Names of encodings that the Encoding Standard does not know. */
const charsetAliases: Readonly<Record<string, string>> = {
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'shift-jis': 'shift_jis',
  'iso-8859-8-e': 'iso-8859-8',
}

/** Encodings in which the letters of ASCII stand for something else, and that nothing here decodes. */
const otherCharsets =
  /^(?:(?:unicode-1-1-)?utf-?7|utf-?32|ucs-?4|hz-gb|iso-2022-(?:kr|cn)|ebcdic|(?:cp|ibm)-?037)/

/** The bytes of a part, without its transfer encoding; of a long one the beginning. */
export function decodeBody(
  part: Pick<Part, 'body' | 'encoding'>,
  maxLength = part.body.length,
): Buffer {
  const body = part.body.slice(0, maxLength)
  if (part.encoding === 'base64') return decodeBase64(body)
  const bytes = Buffer.from(body, 'latin1')
  return part.encoding === 'quoted-printable' ? decodeQuotedPrintable(bytes) : bytes
}

/** The text of a part; null when nothing here reads its encoding. */
export function decodeText(part: Pick<Part, 'body' | 'encoding' | 'parameters'>): string | null {
  const text = decodeCharset(decodeBody(part), part.parameters.get('charset') ?? '')
  if (text === null || part.parameters.get('format')?.toLowerCase() !== 'flowed') return text
  return unflow(text, part.parameters.get('delsp')?.toLowerCase() === 'yes')
}

/** Whether a body in base64 says something that decoders read differently (RFC 2045 §6.8). */
export function isOddBase64(body: string): boolean {
  const padding = body.indexOf('=')
  const isPaddedWithin = padding >= 0 && /[^=\s]/.test(body.slice(padding))
  return isPaddedWithin || /[^A-Za-z0-9+/=\s]/.test(body)
}

function decodeBase64(body: string): Buffer {
  return Buffer.from(body.replace(/[^A-Za-z0-9+/=]+/g, ''), 'base64')
}

/** RFC 2045 §6.7; an escape that is none stays as it stands. */
function decodeQuotedPrintable(bytes: Buffer): Buffer {
  const decoded = Buffer.allocUnsafe(bytes.length)
  let length = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    const found = byte === 0x3d ? readEscape(bytes, at) : null
    if (found?.byte !== null) decoded[length++] = found?.byte ?? byte
    at += found?.skip ?? 0
  }
  return decoded.subarray(0, length)
}

/** What an equals sign stands for: a byte, nothing at the end of a line, null when itself. */
function readEscape(bytes: Buffer, at: number): { byte: number | null; skip: number } | null {
  const [first = 0, second = 0] = [bytes[at + 1], bytes[at + 2]]
  const [high, low] = [hexDigit(first), hexDigit(second)]
  if (high >= 0 && low >= 0) return { byte: high * 16 + low, skip: 2 }
  let end = at + 1
  // Some servers leave white space behind a soft line break
  while (end < at + 80 && (bytes[end] === 0x20 || bytes[end] === 0x09)) end++
  if (bytes[end] === 0x0d && bytes[end + 1] === 0x0a) return { byte: null, skip: end + 1 - at }
  return bytes[end] === 0x0a || end >= bytes.length ? { byte: null, skip: end - at } : null
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const letter = byte | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1
}

function decodeCharset(bytes: Buffer, charset: string): string | null {
  const label = charset.trim().toLowerCase()
  if (otherCharsets.test(label)) return null
  if (label === '' || label === 'us-ascii' || label === 'ascii') return decodeUnlabelled(bytes)
  if (label === 'utf-16' && bytes[0] === 0xfe && bytes[1] === 0xff) {
    return new TextDecoder('utf-16be').decode(bytes)
  }
  const known = label.replace(/^(?:x-|cs)(?!sjis|user|mac)/, '')
  return (
    (findDecoder(charsetAliases[label] ?? label) ?? findDecoder(known))?.decode(bytes) ??
    decodeUnlabelled(bytes)
  )
}

/** Whether everybody reads text of this encoding alike; UTF-16 has two orders of its bytes. */
export function isCommonCharset(charset: string): boolean {
  const label = charset.trim().toLowerCase()
  if (otherCharsets.test(label) || /^(?:utf|ucs)-?16/.test(label)) return false
  return ['', 'ascii'].includes(label) || findDecoder(charsetAliases[label] ?? label) !== null
}

function findDecoder(label: string): { decode(bytes: Uint8Array): string } | null {
  try {
    return new TextDecoder(label)
  } catch {
    return null
  }
}

/** UTF-8 where it is that, else the code page that programs that name none most often write. */
function decodeUnlabelled(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Joins the lines of format=flowed that belong together (RFC 3676 §4), each with those of its depth. */
function unflow(text: string, deletesSpace: boolean): string {
  const joined: string[] = []
  let openDepth = -1
  let open: string[] = []
  const close = () => {
    if (openDepth >= 0)
      joined.push('>'.repeat(openDepth) + (openDepth > 0 ? ' ' : '') + open.join(''))
    openDepth = -1
    open = []
  }
  for (const line of text.split(/\r?\n/)) {
    const depth = /^>*/.exec(line)?.[0].length ?? 0
    const content = line.slice(depth).replace(/^ /, '')
    if (depth !== openDepth || content === '-- ') close()
    const isFlowed = content.endsWith(' ') && content !== '-- '
    openDepth = depth
    open.push(isFlowed && deletesSpace ? content.slice(0, -1) : content)
    if (!isFlowed) close()
  }
  close()
  return joined.join('\n')
}
