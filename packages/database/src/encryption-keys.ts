/** Keys for AES-256-GCM by their id. `current` seals; every key opens. */
export interface EncryptionKeys {
  current: string
  keys: Readonly<Record<string, Buffer>>
}

const keyBytes = 32
const entry = /^(?<id>[A-Za-z0-9_-]{1,32}):(?<key>[A-Za-z0-9+/]+={0,2})$/

/**
 * Reads `k2:<base64 of 32 bytes>,k1:<base64 of 32 bytes>`. The first key is the current one. To rotate, put a new key
 * in front and keep the older ones until nothing is sealed with them any more.
 *
 * @throws Error with the remedy; it never quotes the text
 */
export function parseEncryptionKeys(text: string): EncryptionKeys {
  const pairs = text.split(',').map((part, index) => parseEntry(part.trim(), index + 1))
  const keys = Object.fromEntries(pairs)
  if (Object.keys(keys).length < pairs.length) {
    throw new Error('Two encryption keys have the same id. Give each key an id of its own.')
  }
  return { current: (pairs[0] as [string, Buffer])[0], keys }
}

function parseEntry(part: string, position: number): [string, Buffer] {
  const { id, key } = entry.exec(part)?.groups ?? {}
  const bytes = Buffer.from(key ?? '', 'base64')
  if (!id || bytes.length !== keyBytes) {
    throw new Error(
      `Encryption key ${position} is not "<id>:<base64 of ${keyBytes} bytes>". Make one with: echo "k1:$(openssl rand -base64 ${keyBytes})"`,
    )
  }
  return [id, bytes]
}
