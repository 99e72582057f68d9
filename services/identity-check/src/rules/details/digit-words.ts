import { createWordTable, symbolsOf } from './words.ts'

/** What a word does to a number that is read out: figures, how often the next is meant, or nothing. */
export type DigitWord =
  | { readonly digits: string }
  | { readonly times: number }
  | { readonly isFiller: true }

const figures: ReadonlyArray<readonly [digits: string, words: string]> = [
  ['0', 'zero oh nought naught nil dim sero'],
  ['1', 'one un'],
  ['2', 'two dau dwy'],
  ['3', 'three tri tair'],
  ['4', 'four pedwar pedair'],
  ['5', 'five pump pum'],
  ['6', 'six chwech chwe'],
  ['7', 'seven saith'],
  ['8', 'eight wyth'],
  ['9', 'nine naw'],
  ['10', 'ten deg'],
  ['00', 'hundred cant'],
  ['000', 'thousand mil'],
]
const multiples: ReadonlyArray<readonly [times: number, words: string]> = [
  [2, 'double dwbl dwbwl'],
  [3, 'treble triple trebl'],
]
const fillers = 'plus and then wedyn a space gap dash hyphen dot stop'

const entries = <T>(words: string, value: T) =>
  words.split(' ').map((word) => [symbolsOf(word), value] as const)

/** Words between the figures of a number, in both languages. */
export const digitWords = createWordTable<DigitWord>([
  ...entries(fillers, { isFiller: true as const }),
  ...figures.flatMap(([digits, words]) => entries(words, { digits })),
  ...multiples.flatMap(([times, words]) => entries(words, { times })),
])
