import { createHmac } from 'node:crypto'

/** A digest under which an encrypted value is found again. */
export type BlindIndex = (purpose: string, value: string) => Buffer

const keyBytes = 32
const indexBytes = 16

/**
 * HMAC-SHA-256 (RFC 2104), truncated to 16 bytes, over purpose and value. The same value has another digest for another
 * purpose. It says which rows hold equal values, so bring a value to its comparable form first, and keep the key away
 * from the database: without it a short list of candidates cannot be tried.
 *
 * @throws Error when the key is not 32 bytes long
 */
export function createBlindIndex(key: Buffer): BlindIndex {
  if (key.length !== keyBytes) {
    throw new Error(
      `The blind index key has ${key.length} bytes. It needs ${keyBytes}: openssl rand -base64 ${keyBytes}`,
    )
  }
  return (purpose, value) =>
    createHmac('sha256', key)
      .update(JSON.stringify([purpose, value]))
      .digest()
      .subarray(0, indexBytes)
}
