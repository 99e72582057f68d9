import { parseAddress } from './parse-address.ts'

/**
 * The local part as typed with the domain as DNS knows it: what an envelope holds.
 *
 * @throws TypeError, without quoting it, when the text is not one address
 */
export function requireAddress(text: string): { address: string; domain: string } {
  const reading = parseAddress(text)
  if (!reading.ok) throw new TypeError(`an address cannot be used: ${reading.reason}`)
  const { local, domain } = reading
  return { address: `${local}@${domain}`, domain }
}
