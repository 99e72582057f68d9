import { wordsOf } from './plain-text.ts'

const fewestLetters = 2
const longestPart = 12

/**
 * The beginnings under which a name is found: of every word, from two letters to twelve. A word with an apostrophe is
 * found whole and by what stands behind it (`O'Brien`: `obrien`, `brien`).
 */
export function namePartsOf(name: string): string[] {
  const parts = wordsToFind(name).flatMap((word) => {
    const letters = [...word].slice(0, longestPart)
    return letters.map((_, index) => letters.slice(0, index + 1).join(''))
  })
  return [...new Set(parts.filter((part) => [...part].length >= fewestLetters))]
}

/** The parts that a name must all have, to be found by this text; none when there is too little to look for. */
export function searchPartsOf(text: string): string[] {
  return searchWordsOf(text).map((word) => [...word].slice(0, longestPart).join(''))
}

/** Whether each word of the text begins a word of the name: the exact test behind the looser parts. */
export function matchesName(name: string, text: string): boolean {
  const words = wordsToFind(name)
  return searchWordsOf(text).every((wanted) => words.some((word) => word.startsWith(wanted)))
}

/** Whether two spellings name the same person: case, accents, spaces and punctuation apart. */
export function isSameName(one: string, other: string): boolean {
  return wordsOf(one).join('') === wordsOf(other).join('')
}

function searchWordsOf(text: string): string[] {
  return [...new Set(wordsOf(text).filter((word) => [...word].length >= fewestLetters))]
}

function wordsToFind(name: string): string[] {
  return [...wordsOf(name), ...wordsOf(name.replace(/['’‘ʼ`´]/g, ' '))]
}
