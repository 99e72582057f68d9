import { parseAddress } from './addresses/parse-address.ts'
import { toBase32 } from './base32.ts'

const idBytes = 20
const idPattern = /^[0-9a-z]{32}$/
const localPattern = /^b-([0-9a-z]{32})$/

/** Makes an id of 160 random bits: 32 lower-case characters. */
export function createReturnPathId(randomBytes: (size: number) => Uint8Array): string {
  return toBase32(randomBytes(idBytes))
}

/**
 * The reverse path of one message, so that whatever comes back to it belongs to that message (VERP). Nobody can guess it,
 * provided that the id is random or a keyed digest.
 *
 * @param id 32 lower-case letters and digits
 */
export function returnPathFor(id: string, domain: string): string {
  if (!idPattern.test(id)) throw new TypeError('not an id for a return path')
  return `b-${id}@${domain}`
}

/** The id in a return path of ours, whatever its case; null for any other address. */
export function readReturnPath(address: string, domain: string): string | null {
  const reading = parseAddress(address)
  if (!reading.ok || reading.domain !== domain.toLowerCase()) return null
  return localPattern.exec(reading.local.toLowerCase())?.[1] ?? null
}
