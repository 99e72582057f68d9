import { normaliseAddress } from '../addresses/parse-address.ts'

const covered = '•'
/** Both halves bounded, so that a long run without spaces takes no more time than its length. */
const addressOrNumber = /[^\s<>"'(),;:[\]@]{1,128}@[^\s<>"'(),;:[\]@]{1,255}|\p{N}/gu
/** What turns the text around it (UAX #9), and what controls a terminal. */
const controls = /[\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\n\t]/gu
const stackedMarks = /(\p{M}{4})\p{M}+/gu

/**
 * Covers what a person who looks at a mail should not learn from it: every digit, so that no code is read out and no
 * telephone number is rung; and of every address but the known one the local part, which may be another party's. What
 * would turn the text around shows as `\ufffd`; what nobody sees is left out.
 *
 * @param known normalised
 */
export function coverText(text: string, known: string): string {
  return text
    .toWellFormed()
    .replace(stackedMarks, '$1')
    .normalize('NFKC')
    .replace(/\r\n?/g, '\n')
    .replace(controls, '\ufffd')
    .replace(/\p{Cf}/gu, '')
    .replace(addressOrNumber, (found) =>
      found.includes('@') ? coverAddress(found, known) : covered,
    )
}

function coverAddress(address: string, known: string): string {
  if (normaliseAddress(address.replace(/\.+$/, '')) === known) return address
  const domain = address.slice(address.lastIndexOf('@'))
  return `${covered.repeat(3)}${domain.replace(/\p{N}/gu, covered)}`
}
