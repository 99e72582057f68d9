/** A shorter word has too many others one letter away. */
const fewestSymbols = 7
/** A word of seven letters with one missing. */
export const shortestSlip = fewestSymbols - 1

/** Finds the word of a list that is one slip away from another: a letter too many, missing, wrong, or two in turn. */
export interface NearWords {
  find(buffer: Uint8Array, from: number, to: number): string | undefined
}

const endLength = 3

/**
 * One slip leaves the first three letters of a long word as they are, or the last three: only words that share them are
 * compared.
 */
export function createNearWords(words: Iterable<string>): NearWords {
  const byStart = new Map<number, string[]>()
  const byEnd = new Map<number, string[]>()
  for (const word of new Set(words)) {
    if (word.length < fewestSymbols) continue
    const codes = Uint8Array.from(word, (symbol) => symbol.charCodeAt(0))
    add(byStart, endOf(codes, 0), word)
    add(byEnd, endOf(codes, codes.length - endLength), word)
  }
  return {
    find(buffer, from, to) {
      const isNear = (word: string) => isOneSlipAway(word, buffer, from, to)
      return (
        byStart.get(endOf(buffer, from))?.find(isNear) ??
        byEnd.get(endOf(buffer, to - endLength))?.find(isNear)
      )
    },
  }
}

function add(index: Map<number, string[]>, key: number, word: string): void {
  const words = index.get(key)
  if (words) words.push(word)
  else index.set(key, [word])
}

function endOf(buffer: Uint8Array, at: number): number {
  return ((buffer[at] ?? 0) << 16) | ((buffer[at + 1] ?? 0) << 8) | (buffer[at + 2] ?? 0)
}

function isOneSlipAway(word: string, buffer: Uint8Array, from: number, to: number): boolean {
  const [length, other] = [word.length, to - from]
  if (Math.abs(length - other) > 1) return false
  let start = 0
  const shorter = Math.min(length, other)
  while (start < shorter && word.charCodeAt(start) === buffer[from + start]) start += 1
  let end = 0
  while (end < shorter - start && word.charCodeAt(length - 1 - end) === buffer[to - 1 - end])
    end += 1
  const left = Math.max(length, other) - start - end
  if (left <= 1) return true
  return (
    left === 2 &&
    length === other &&
    word.charCodeAt(start) === buffer[from + start + 1] &&
    word.charCodeAt(start + 1) === buffer[from + start]
  )
}
