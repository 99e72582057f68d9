import type { PageLanguage } from '@gwirio/pages'
import { alphabets, marks, unknownSign } from './alphabets.ts'

/** One sign of an address, and what to say for it in each language. */
export interface Spelled {
  readonly sign: string
  readonly cy: string
  readonly en: string
}

/**
 * Spells an address in the parts in which it is read back: each word, and each sign between words on its own.
 *
 * Capital letters are not said: no mailbox in use tells them apart.
 */
export function spellAddress(address: string): Spelled[][] {
  const parts = address.normalize('NFC').split(/([@.])/)
  return parts
    .filter((part) => part !== '')
    .map((part) =>
      [...part].map((sign) => ({ sign, cy: wordsFor(sign, 'cy'), en: wordsFor(sign, 'en') })),
    )
}

function wordsFor(sign: string, language: PageLanguage): string {
  const alphabet = alphabets[language]
  const [base = '', mark = '', ...more] = sign.toLowerCase().normalize('NFD')
  const word = Object.hasOwn(alphabet, base) ? alphabet[base] : undefined
  if (!word || more.length > 0) return unknownSign[language]
  if (mark === '') return word
  const said = Object.hasOwn(marks[language], mark) ? marks[language][mark] : undefined
  return said ? `${word} ${said}` : unknownSign[language]
}
