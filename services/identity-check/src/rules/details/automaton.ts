import type { SymbolStream } from './symbol-stream.ts'

/** Finds many patterns in one pass (Aho and Corasick 1975): time linear in the text, however many there are. */
export interface Automaton {
  /** Calls back at the end of each pattern that is found, with its number in the list. */
  run(stream: SymbolStream, onMatch: (pattern: number, from: number, to: number) => void): void
}

/** @param patterns in symbols, none empty */
export function createAutomaton(patterns: readonly string[]): Automaton {
  const letters = numberLetters(patterns)
  const { next, ends } = plant(patterns, letters)
  const endings = link(next, letters.count, ends)
  return {
    run({ symbols, length }, onMatch) {
      let node = 0
      for (let at = 0; at < length; at += 1) {
        node = next[node * letters.count + (letters.of[symbols[at] ?? 0] ?? 0)] ?? 0
        for (let end = endings.at[node] ?? 0; end !== 0; end = endings.below[end] ?? 0)
          for (const pattern of ends[end] ?? [])
            onMatch(pattern, at + 1 - (patterns[pattern]?.length ?? 0), at + 1)
      }
    },
  }
}

/** Only letters that occur in a pattern have a number; all others lead back to the start. */
function numberLetters(patterns: readonly string[]) {
  const of = new Uint8Array(256)
  let count = 1
  for (const pattern of patterns)
    for (let at = 0; at < pattern.length; at += 1) {
      const code = pattern.charCodeAt(at)
      if (of[code] === 0) of[code] = count++
    }
  return { of, count }
}

type Letters = ReturnType<typeof numberLetters>

/** The tree of all patterns: where each node goes on, and which patterns end there. Node 0 is the start. */
function plant(patterns: readonly string[], letters: Letters) {
  const size = patterns.reduce((sum, { length }) => sum + length, 1)
  const next = new Int32Array(size * letters.count)
  const ends: number[][] = [[]]
  for (const [index, pattern] of patterns.entries()) {
    let node = 0
    for (let at = 0; at < pattern.length; at += 1) {
      const place = node * letters.count + (letters.of[pattern.charCodeAt(at)] ?? 0)
      if (next[place] === 0) next[place] = ends.push([]) - 1
      node = next[place] ?? 0
    }
    ends[node]?.push(index)
  }
  return { next, ends }
}

/**
 * Fills in where each node goes on with every letter. @returns for each node the longest pattern that ends at it, itself or
 * shorter, and the longest below it
 */
function link(next: Int32Array, letterCount: number, ends: readonly number[][]) {
  const fallbacks = new Int32Array(ends.length)
  const at = new Int32Array(ends.length)
  const below = new Int32Array(ends.length)
  const queue = [0]
  for (const node of queue)
    for (let letter = 1; letter < letterCount; letter += 1) {
      const place = node * letterCount + letter
      const child = next[place] ?? 0
      const fallback = node === 0 ? 0 : (next[(fallbacks[node] ?? 0) * letterCount + letter] ?? 0)
      if (child === 0) {
        next[place] = fallback
        continue
      }
      fallbacks[child] = fallback
      below[child] = at[fallback] ?? 0
      at[child] = ends[child]?.length ? child : (at[fallback] ?? 0)
      queue.push(child)
    }
  return { at, below }
}
