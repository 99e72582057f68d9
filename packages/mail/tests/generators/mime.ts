/** A body: one text, or several parts. */
export type Body =
  | {
      readonly type: string
      readonly content: string | Buffer
      readonly charset?: string
      readonly encoding?: Encoding
      /** Further parameters of Content-Type, e.g. `; format=flowed`. */
      readonly parameters?: string
      readonly headers?: readonly string[]
    }
  | { readonly multipart: string; readonly parts: readonly Body[]; readonly boundary: string }

export type Encoding = '7bit' | '8bit' | 'quoted-printable' | 'base64'

/** The same in text and HTML, as programs on a computer or a phone write it. */
export function alternative(
  boundary: string,
  text: string,
  html: string,
  encoding: 'quoted-printable' | '8bit' = 'quoted-printable',
  parameters = '',
): Body {
  return {
    multipart: 'alternative',
    boundary,
    parts: [
      { type: 'text/plain', charset: 'utf-8', encoding, content: text, parameters },
      { type: 'text/html', charset: 'utf-8', encoding, content: html },
    ],
  }
}

/** The same, as web mail writes it. */
export function webAlternative(boundary: string, text: string, html: string, more = {}): Body {
  return {
    multipart: 'alternative',
    boundary,
    parts: [
      {
        type: 'text/plain',
        charset: '"UTF-8"',
        encoding: 'quoted-printable',
        content: text,
        ...more,
      },
      { type: 'text/html', charset: '"UTF-8"', encoding: 'quoted-printable', content: html },
    ],
  }
}

/** The lines of a body with its own header fields, CRLF between them. */
export function renderBody(body: Body): Buffer {
  if ('multipart' in body) {
    const start = `Content-Type: multipart/${body.multipart}; boundary="${body.boundary}"\r\n\r\n`
    const parts = body.parts.flatMap((part) => [
      Buffer.from(`--${body.boundary}\r\n`),
      renderBody(part),
      Buffer.from('\r\n'),
    ])
    return Buffer.concat([Buffer.from(start), ...parts, Buffer.from(`--${body.boundary}--\r\n`)])
  }
  const { type, content, charset, encoding = '8bit', parameters = '', headers = [] } = body
  const bytes =
    typeof content === 'string' ? encode(withCrlf(content), charset ?? 'utf-8') : content
  const header = [
    `Content-Type: ${type}${charset ? `; charset=${charset}` : ''}${parameters}`,
    `Content-Transfer-Encoding: ${encoding}`,
    ...headers,
    '',
    '',
  ].join('\r\n')
  return Buffer.concat([Buffer.from(header), transfer(bytes, encoding)])
}

function withCrlf(text: string): string {
  return text.replace(/\r?\n/g, '\r\n')
}

function transfer(bytes: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'base64') {
    return Buffer.from(bytes.toString('base64').replace(/.{76}/g, '$&\r\n'))
  }
  return encoding === 'quoted-printable' ? Buffer.from(quotedPrintable(bytes)) : bytes
}

/** RFC 2045 §6.7 with soft line breaks wherever 76 columns are full, so also inside a code. */
export function quotedPrintable(bytes: Uint8Array, columns = 76): string {
  let line = ''
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte === 13 && bytes[at + 1] === 10) {
      lines.push(
        line.replace(/[ \t]$/, (space) => `=${space.charCodeAt(0).toString(16).padStart(2, '0')}`),
      )
      line = ''
      at++
      continue
    }
    const isPlain = (byte >= 32 && byte <= 126 && byte !== 61) || byte === 9
    const token = isPlain
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
    if (line.length + token.length > columns - 1) {
      lines.push(`${line}=`)
      line = ''
    }
    line += token
  }
  return [...lines, line].join('\r\n')
}

/** Encodes text in a charset that `TextDecoder` decodes; what it cannot express becomes `?`. */
export function encode(text: string, charset: string): Buffer {
  const label = charset.toLowerCase().replace(/"/g, '')
  if (label === 'utf-8' || label === 'us-ascii') return Buffer.from(text)
  if (label === 'utf-16' || label === 'utf-16le') {
    return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
  }
  const table = tableOf(label)
  return Buffer.concat(Array.from(text, (char) => table.get(char) ?? Buffer.from('?')))
}

const tables = new Map<string, Map<string, Buffer>>()

function tableOf(label: string): Map<string, Buffer> {
  const known = tables.get(label)
  if (known) return known
  const decoder = new TextDecoder(label)
  const table = new Map<string, Buffer>()
  const add = (...bytes: number[]) => {
    const text = decoder.decode(Buffer.from(bytes))
    if ([...text].length === 1 && text !== '\ufffd' && !table.has(text))
      table.set(text, Buffer.from(bytes))
  }
  for (let byte = 0; byte < 256; byte++) add(byte)
  if (/^gb|^big5|^euc|^shift/.test(label)) {
    for (let lead = 0x81; lead < 0xff; lead++)
      for (let trail = 0x40; trail < 0xff; trail++) add(lead, trail)
  }
  tables.set(label, table)
  return table
}

/** An encoded word (RFC 2047), or the text itself when it is ASCII. */
export function headerWord(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  const words: string[] = []
  const letters = [...text]
  while (letters.length > 0) {
    words.push(`=?UTF-8?B?${Buffer.from(letters.splice(0, 14).join('')).toString('base64')}?=`)
  }
  return words.join('\r\n ')
}
