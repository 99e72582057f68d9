import { ignored, normaliseText, separator, symbols } from './letters.ts'

/** The words of a text in symbols: what stands between separators. */
export function wordsOf(text: string): string[] {
  let word = ''
  const words: string[] = []
  for (const unit of `${normaliseText(text)} `.split('')) {
    const symbol = symbols[unit.charCodeAt(0)] ?? separator
    if (symbol === separator) {
      if (word !== '') words.push(word)
      word = ''
    } else if (symbol !== ignored) word += String.fromCharCode(symbol)
  }
  return words
}

/** A word that a human wrote for the rules, in symbols. */
export function symbolsOf(text: string): string {
  return wordsOf(text).join('')
}

/** Finds words in a buffer of symbols without making strings of them. */
export interface WordTable<T> {
  /** @param hash of the word, as `hashFrom` makes it symbol by symbol */
  find(hash: number, buffer: Uint8Array, from: number, to: number): T | undefined
}

/** FNV-1a (draft-eastlake-fnv): of no symbol, and of one more. */
export const emptyHash = 0x811c9dc5 | 0
export function hashFrom(hash: number, symbol: number): number {
  return Math.imul(hash ^ symbol, 0x01000193)
}

/** @param entries words in symbols, and what stands for each; the last of a word counts */
export function createWordTable<T>(
  entries: Iterable<readonly [word: string, value: T]>,
): WordTable<T> {
  const byHash = new Map<number, Array<{ word: string; value: T }>>()
  for (const [word, value] of new Map(entries)) {
    const codes = word.split('').map((symbol) => symbol.charCodeAt(0))
    const hash = codes.reduce(hashFrom, emptyHash)
    byHash.set(hash, [...(byHash.get(hash) ?? []), { word, value }])
  }
  return {
    find(hash, buffer, from, to) {
      const found = byHash.get(hash)
      return found?.find(({ word }) => isAt(word, buffer, from, to))?.value
    },
  }
}

function isAt(word: string, buffer: Uint8Array, from: number, to: number): boolean {
  if (word.length !== to - from) return false
  for (let at = 0; at < word.length; at += 1)
    if (word.charCodeAt(at) !== buffer[from + at]) return false
  return true
}
