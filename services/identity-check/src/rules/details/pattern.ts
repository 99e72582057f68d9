import type { DetailKind } from '@gwirio/contracts'
import { oneWordFor } from './street-words.ts'
import { symbolsOf, wordsOf } from './words.ts'

/** A confidential detail, as somebody wrote it. */
export interface Detail {
  readonly kind: DetailKind
  readonly value: string
}

/** Something to look for in the symbols of a text. */
export interface Pattern {
  readonly symbols: string
  /** Found only as whole words; else anywhere but inside a longer number. */
  readonly isWhole: boolean
  /** Looked for among the figures alone. */
  readonly isNumber: boolean
}

/** A longer one is found by chance in no other word. */
const longEnough = 10
const fewestSymbols = 3

/** The text as it is, and with words replaced as `readStreams` does. */
export function patternsOfText(text: string): Pattern[] {
  const words = wordsOf(text)
  const raw = words.join('')
  const plain = plainOf(words)
  // With most of its words left out it would be found everywhere
  const isTelling = plain.length >= 4 && plain.length * 5 >= raw.length * 3
  return [raw, ...(isTelling ? [plain] : [])].flatMap((symbols) => toPattern(symbols))
}

export function toPattern(symbols: string, isWhole = symbols.length < longEnough): Pattern[] {
  return symbols.length < fewestSymbols ? [] : [{ symbols, isWhole, isNumber: false }]
}

/** What stands for a word in the plain stream, both in symbols. */
export const replacements: ReadonlyMap<string, string> = new Map(
  [...oneWordFor].map(([word, other]) => [symbolsOf(word), symbolsOf(other)] as const),
)

/** Words in symbols as they stand in the plain stream. */
export function plainOf(words: readonly string[]): string {
  return words.map((word) => replacements.get(word) ?? word).join('')
}
