import { coverAddresses } from './cover-addresses.ts'

const covered = '•'
/** What turns the text around it (UAX #9), and what controls a terminal. */
const controls = /[\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\n\t]/gu
const stackedMarks = /(\p{M}{4})\p{M}+/gu
/** What stayed encoded could be an address or a code (RFC 2047). */
const encodedWord = /=\?[^?\s]{1,100}\?[bq]\?\S*/giu

/**
 * Covers what a person who looks at a mail should not learn from it: every digit, so that no code is read out and no
 * telephone number is rung; and of every address but the known one the local part, which may be another party's. What
 * would turn the text around shows as `\ufffd`; what nobody sees is left out.
 *
 * @param known normalised
 */
export function coverText(text: string, known: string): string {
  const plain = text
    .toWellFormed()
    .replace(stackedMarks, '$1')
    .normalize('NFKC')
    .replace(/\r\n?/g, '\n')
    .replace(controls, '\ufffd')
    .replace(/\p{Cf}/gu, '')
    .replace(encodedWord, covered.repeat(3))
  return coverAddresses(plain, known)
    .map(({ text: piece, isKnown }) => (isKnown ? piece : piece.replace(/\p{N}/gu, covered)))
    .join('')
}
