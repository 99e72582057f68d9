type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be'

const marks: ReadonlyArray<readonly [encoding: Encoding, mark: readonly number[]]> = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** Text in any encoding of Unicode, with or without its byte order mark; null when it is in none. */
export function decodeUnicode(bytes: Uint8Array): string | null {
  const marked = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))
  const encoding = marked?.[0] ?? guessEncoding(bytes)
  const body = bytes.subarray(marked?.[1].length ?? 0)
  const text = encoding.startsWith('utf-32')
    ? decodeUtf32(body, encoding === 'utf-32le')
    : decode(body, encoding)
  return text?.includes('\0') ? null : text
}

/** Without a mark: most letters have a byte that is zero in UTF-16, and in UTF-8 none has. */
function guessEncoding(bytes: Uint8Array): Encoding {
  const sample = bytes.subarray(0, 4096)
  const zeros = (offset: number) =>
    sample.reduce((sum, byte, index) => sum + Number(byte === 0 && index % 2 === offset), 0)
  const most = sample.length / 2
  if (zeros(1) > most / 2 && zeros(0) < most / 10) return 'utf-16le'
  if (zeros(0) > most / 2 && zeros(1) < most / 10) return 'utf-16be'
  return 'utf-8'
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function decodeUtf32(bytes: Uint8Array, isLittleEndian: boolean): string | null {
  if (bytes.length % 4 !== 0) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 4) {
    const point = view.getUint32(at, isLittleEndian)
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return null
    parts.push(String.fromCodePoint(point))
  }
  return parts.join('')
}
