export interface HeaderField {
  /** Lower case. */
  readonly name: string
  /** Unfolded (RFC 5322 §2.2.3) and trimmed, otherwise as it stands. */
  readonly value: string
  /** Where the field stands in the message, in bytes. */
  readonly start: number
  readonly end: number
}

export interface Header {
  readonly fields: readonly HeaderField[]
  /** True when parsers would not agree: a line is neither field nor fold, or there is too much of it. */
  readonly isMalformed: boolean
  /** Where the body begins, in bytes; the length of what was looked at when there is none. */
  readonly bodyStart: number
}

const fieldStart = /^([\x21-\x39\x3b-\x7e]+):/
/** Of a message or of a part of one. */
export const maxHeaderBytes = 131_072
/** Folded ones too: mailauth takes time squared over the lines of one field. */
const maxLines = 1_000

/**
 * Reads the header section of a message. All that this package compares or trusts is read from here,
 * so that the message that was authenticated is the message that was read.
 */
export function readHeader(raw: Uint8Array): Header {
  return readHeaderText(Buffer.from(raw.subarray(0, maxHeaderBytes)).toString('latin1'))
}

/** Reads the header section of a message or of a part of one, given as one character for each byte. */
export function readHeaderText(entity: string): Header {
  const text = entity.slice(0, maxHeaderBytes)
  const fields: HeaderField[] = []
  let isMalformed = false
  let start = 0
  let lines = 0
  let bodyStart = text.length
  while (start < text.length) {
    const end = endOfField(text, start)
    const field = text.slice(start, end)
    if (/^\r?\n/.test(field)) {
      bodyStart = end
      break
    }
    const name = fieldStart.exec(field)?.[1]
    if (name === undefined || /\r(?!\n)|\0/.test(field)) isMalformed = true
    else fields.push({ name: name.toLowerCase(), value: unfold(field, name), start, end })
    start = end
    lines += field.split('\n').length - 1
  }
  return {
    fields,
    isMalformed: isMalformed || start >= maxHeaderBytes || lines > maxLines,
    bodyStart,
  }
}

/** The values of all fields of a name, in order. */
export function valuesOf(header: Header, name: string): string[] {
  return header.fields.filter((field) => field.name === name).map((field) => field.value)
}

/** The message without some of its header fields. */
export function withoutFields(raw: Uint8Array, fields: readonly HeaderField[]): Uint8Array {
  const parts: Uint8Array[] = []
  let from = 0
  for (const field of fields) {
    parts.push(raw.subarray(from, field.start))
    from = field.end
  }
  return parts.length === 0 ? raw : Buffer.concat([...parts, raw.subarray(from)])
}

/** The index behind the field that starts at `start`, its folded lines and its line end. */
function endOfField(text: string, start: number): number {
  let end = start
  do {
    const newline = text.indexOf('\n', end)
    if (newline < 0) return text.length
    // An empty line ends the header, so it never takes a fold
    if (/^\r?\n/.test(text.slice(start, newline + 1))) return newline + 1
    end = newline + 1
  } while (text[end] === ' ' || text[end] === '\t')
  return end
}

function unfold(field: string, name: string): string {
  const value = field.slice(name.length + 1).replace(/\r?\n/g, '')
  return trimBlanks(Buffer.from(value, 'latin1').toString('utf8'))
}

/** Without spaces and tabs around; a regular expression would take time squared over many of them. */
function trimBlanks(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && isBlank(text[start])) start++
  while (end > start && isBlank(text[end - 1])) end--
  return text.slice(start, end)
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t'
}
