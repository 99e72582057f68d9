import { createHash } from 'node:crypto'

const [tab, lineFeed, carriageReturn, space] = [0x09, 0x0a, 0x0d, 0x20]

/** SHA-256 of a body in its relaxed form (RFC 6376 §3.4.4), in base64. Time is linear in its length. */
export function hashBody(body: Uint8Array): string {
  return createHash('sha256').update(relaxBody(body)).digest('base64')
}

/**
 * Blanks at the end of lines and empty lines at the end go, other blanks become one space.
 *
 * @param body with CRLF line ends
 */
function relaxBody(body: Uint8Array): Uint8Array {
  const relaxed = new Uint8Array(body.length + 2)
  let length = 0
  let endOfLastLine = 0
  let isBlank = false
  // By index and in one function: letters have many megabytes
  for (let at = 0; at <= body.length; at++) {
    const byte = body[at] ?? lineFeed
    if (byte === lineFeed) {
      const isEmpty = length === 0 || relaxed[length - 1] === lineFeed
      if (isEmpty && at === body.length) break
      relaxed[length++] = carriageReturn
      relaxed[length++] = lineFeed
      isBlank = false
      if (!isEmpty) endOfLastLine = length
    } else if (byte === space || byte === tab) isBlank = true
    else if (byte !== carriageReturn) {
      if (isBlank) relaxed[length++] = space
      isBlank = false
      relaxed[length++] = byte
    }
  }
  return relaxed.subarray(0, endOfLastLine)
}

/** As they are sent: a lone CR or LF ends a line, too. */
export function withLineEnds(raw: Uint8Array): Buffer {
  if (hasOnlyLineEnds(raw)) return Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const text = Buffer.from(raw).toString('latin1')
  return Buffer.from(text.replace(/\r\n|\r|\n/g, '\r\n'), 'latin1')
}

function hasOnlyLineEnds(raw: Uint8Array): boolean {
  for (let at = 0; at < raw.length; at++) {
    if (raw[at] === lineFeed && raw[at - 1] !== carriageReturn) return false
    if (raw[at] === carriageReturn && raw[at + 1] !== lineFeed) return false
  }
  return true
}

/** A field as one line (RFC 6376 §3.4.2), without a line end; one character for each byte. */
export function relaxField(field: string): string {
  const colon = field.indexOf(':')
  const value = field
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
  return `${field.slice(0, colon).toLowerCase().trimEnd()}:${value.replace(/^ | $/g, '')}`
}
