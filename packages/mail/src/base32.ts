/** Crockford's base32 in lower case: no i, l, o, u, so that it survives being read aloud, and no mail system folds it. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** The bytes in five bits a character, the last ones at the end; a first character that holds fewer is padded with zeros. */
export function toBase32(bytes: Uint8Array): string {
  const bits = bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n)
  const length = Math.ceil((bytes.length * 8) / 5)
  return Array.from(
    { length },
    (_, at) => alphabet[Number((bits >> BigInt(5 * (length - 1 - at))) & 31n)],
  ).join('')
}
