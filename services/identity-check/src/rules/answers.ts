import type { QuestionKind } from '@gwirio/contracts'
import { readDate } from './dates.ts'
import { samePlaceName } from './place-names.ts'
import { foldText, wordsOf } from './plain-text.ts'

/**
 * Brings an answer to the one form that is compared. Case, accents, spaces and punctuation never matter; what else does
 * not is decided by the kind.
 *
 * @param today ISO date, for years of two digits; `null` refuses them (what is put on file says its century)
 * @returns null when nothing is left to compare, or when it is no date
 */
export function normaliseAnswer(
  kind: QuestionKind,
  text: string,
  today: string | null,
): string | null {
  const normalised = normalisers[kind](text, today)
  return normalised === '' ? null : normalised
}

type Normaliser = (text: string, today: string | null) => string | null

const date: Normaliser = (text, today) => readDate(text, today)
const name: Normaliser = (text) => wordsOf(text).join('')

const normalisers: Readonly<Record<QuestionKind, Normaliser>> = {
  'date-of-birth': date,
  'child-date-of-birth': date,
  postcode: name,
  'middle-name': name,
  'child-first-name': name,
  'previous-surname': name,
  'first-line-of-address': (text) => joinAddress(withoutAmpersand(text).map(spellOut)),
  court: (text) => samePlaceName(without(courtWords, withoutAmpersand(text)).join('')),
  'place-of-birth': (text) => samePlaceName(name(text, null) ?? ''),
  solicitor: (text) => without(firmWords, withoutAmpersand(text)).join(''),
}

const streetWords: Readonly<Record<string, string>> = {
  ave: 'avenue',
  av: 'avenue',
  cl: 'close',
  cres: 'crescent',
  ct: 'court',
  dr: 'drive',
  gdns: 'gardens',
  gr: 'grove',
  ln: 'lane',
  pde: 'parade',
  pl: 'place',
  rd: 'road',
  sq: 'square',
  st: 'street',
  ter: 'terrace',
  terr: 'terrace',
}
const spellOut = (word: string) => streetWords[word] ?? word

/** What people leave out when they name a court or a firm, in both languages. */
const courtWords = new Set(
  'the court courts family civil county and justice centre law y yr llys llysoedd teulu sirol a sifil canolfan cyfiawnder'.split(
    ' ',
  ),
)
const firmWords = new Set(
  'the and a ltd limited llp cyf solicitor solicitors cyfreithiwr cyfreithwyr'.split(' '),
)

function withoutAmpersand(text: string): string[] {
  return wordsOf(foldText(text).replaceAll('&', ' and '))
}

function without(ignored: ReadonlySet<string>, words: string[]): string[] {
  const rest = words.filter((word) => !ignored.has(word))
  return rest.length > 0 ? rest : words
}

/** House names are written in one word or in three; two numbers side by side stay two (`Flat 1, 12`). */
function joinAddress(words: string[]): string {
  return words
    .join(' ')
    .replace(/(?<=\p{N}) (?=\p{N})/gu, '-')
    .replaceAll(' ', '')
}
