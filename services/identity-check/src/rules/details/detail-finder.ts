import type { DetailKind } from '@gwirio/contracts'
import { createAutomaton } from './automaton.ts'
import { createNearWords } from './near-words.ts'
import { type Detail, type Pattern, plainOf, replacements } from './pattern.ts'
import { withoutShared } from './shared-details.ts'
import { readStreams, type Vocabulary } from './streams.ts'
import { mark, type SymbolStream } from './symbol-stream.ts'
import { createWordTable, wordsOf } from './words.ts'

/** How often each kind of detail stands in a text; kinds that do not are not named. */
export type DetailFinder = (text: string) => ReadonlyMap<DetailKind, number>

/**
 * Looks for the details of others in texts for somebody, however they are written: spaced, hyphenated, broken over lines, with
 * other accents or letters that look alike, abbreviated, numbers spelled out, one slip in a long word. What is on file for the
 * addressee too is not looked for. A text takes time linear in its length.
 */
export function createDetailFinder(details: {
  readonly others: readonly Detail[]
  readonly own: readonly Detail[]
}): DetailFinder {
  const sought = withoutShared(details)
  const vocabulary = readVocabulary(
    sought.map(({ detail }) => detail),
    details.own,
  )
  const inText = createSearch(sought, false)
  const inFigures = createSearch(sought, true)
  return (text) => {
    const streams = readStreams(text, vocabulary)
    return mostOf([inText(streams.raw), inText(streams.plain), inFigures(streams.figures)])
  }
}

interface Sought {
  readonly detail: Detail
  readonly patterns: readonly Pattern[]
}

function readVocabulary(others: readonly Detail[], own: readonly Detail[]): Vocabulary {
  const wordsOfOthers = others.flatMap(({ value }) => wordsOf(value))
  const known = [...wordsOfOthers, ...own.flatMap(({ value }) => wordsOf(value))]
  return {
    replacements: createWordTable(replacements),
    known: createWordTable(known.map((word) => [word, true] as const)),
    near: createNearWords(others.flatMap(wordsOfLetters)),
  }
}

/** One figure more or less is another number: no slip. */
function wordsOfLetters({ value }: Detail): string[] {
  const words = value.split(/[\s,;]+/).filter((word) => !/\p{N}/u.test(word))
  return words.flatMap(wordsOf).filter((word) => plainOf([word]) === word)
}

type Search = (stream: SymbolStream) => Map<DetailKind, number>

function createSearch(sought: readonly Sought[], isNumber: boolean): Search {
  const patterns = sought.flatMap(({ detail: { kind }, patterns: all }) =>
    all.filter((pattern) => pattern.isNumber === isNumber).map((pattern) => ({ ...pattern, kind })),
  )
  const automaton = createAutomaton(patterns.map(({ symbols }) => symbols))
  return (stream) => {
    const found = new Map<DetailKind, number>()
    const counted = new Map<DetailKind, number>()
    automaton.run(stream, (index, from, to) => {
      const pattern = patterns[index]
      if (!pattern || !(isNumber || standsFree(stream, pattern, from, to))) return
      // Patterns of one detail lie over each other
      if (from < (counted.get(pattern.kind) ?? 0)) return
      counted.set(pattern.kind, to)
      found.set(pattern.kind, (found.get(pattern.kind) ?? 0) + 1)
    })
    return found
  }
}

function standsFree(stream: SymbolStream, { isWhole }: Pattern, from: number, to: number): boolean {
  return isFreeAt(stream, from, isWhole) && isFreeAt(stream, to, isWhole)
}

/** Whether something can begin or end before that place. */
function isFreeAt({ marks, length }: SymbolStream, at: number, isWhole: boolean): boolean {
  if (at === 0 || at === length) return true
  const here = marks[at] ?? 0
  if ((here & (mark.word | mark.turn)) !== 0) return true
  const isInNumber = (here & mark.figure) !== 0 && ((marks[at - 1] ?? 0) & mark.figure) !== 0
  return !isWhole && !isInNumber
}

/** What stands there is found in several streams. */
function mostOf(counts: ReadonlyArray<ReadonlyMap<DetailKind, number>>): Map<DetailKind, number> {
  const most = new Map<DetailKind, number>()
  for (const count of counts)
    for (const [kind, times] of count) most.set(kind, Math.max(times, most.get(kind) ?? 0))
  return most
}
