const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: ' ', f: ' ' }

/**
 * Every string that stands in the objects of a PDF (ISO 32000-1 §7.3.4): titles, notes, alternative text, names of
 * fields, also those that no reader shows any more.
 */
export function literalStrings(objects: string): string[] {
  const found: string[] = []
  const pattern = /\(((?:[^\\()]|\\[\s\S]|\((?:[^\\()]|\\[\s\S])*\))*)\)|<([0-9a-fA-F\s]{2,})>/g
  for (const [, text, digits] of objects.matchAll(pattern)) {
    const bytes =
      text === undefined
        ? Buffer.from(digits?.replace(/\s/g, '') ?? '', 'hex')
        : unescapeString(text)
    found.push(decode(bytes))
  }
  return found
}

function unescapeString(text: string): Buffer {
  const plain = text.replace(/\\(?:([0-7]{1,3})|(\r?\n)|([\s\S]))/g, (_, octal, line, letter) => {
    if (octal) return String.fromCharCode(Number.parseInt(octal, 8) & 255)
    return line ? '' : (escapes[letter] ?? letter)
  })
  return Buffer.from(plain, 'latin1')
}

/** Text strings are in UTF-16BE or UTF-8 with a mark, else in PDFDocEncoding, whose letters are those of Latin-1. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return new TextDecoder('utf-16be').decode(bytes.subarray(2))
  if (bytes[0] === 0xef && bytes[1] === 0xbb) return bytes.subarray(3).toString('utf8')
  return bytes.toString('latin1')
}
