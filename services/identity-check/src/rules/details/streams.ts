import { createFigureReader } from './figures.ts'
import { characterClass, classes, ignored, normaliseText, separator, symbols } from './letters.ts'
import { type NearWords, shortestSlip } from './near-words.ts'
import { emptyStream, mark, type SymbolStream, type Word } from './symbol-stream.ts'
import { emptyHash, hashFrom, type WordTable } from './words.ts'

/** What is done to words, so that different ways to write something become one. */
export interface Vocabulary {
  /** What stands for a word instead; nothing: the word is left out. */
  readonly replacements: WordTable<string>
  /** Words that mean themselves. */
  readonly known: WordTable<true>
  readonly near: NearWords
}

export interface Streams {
  /** As it was written. */
  readonly raw: SymbolStream
  /** With words replaced and slips put right. */
  readonly plain: SymbolStream
  /** The figures alone, also spelled out. */
  readonly figures: SymbolStream
}

/** Reads a text once into its streams, in time linear in its length. */
export function readStreams(text: string, vocabulary: Vocabulary): Streams {
  const normal = normaliseText(text)
  const raw = emptyStream(normal.length)
  // A slip that is put right can make a word longer by one
  const plain = emptyStream(normal.length + Math.ceil(normal.length / 6) + 1)
  const figures = createFigureReader(normal.length)
  let from = 0
  let hash = emptyHash
  let before: number = characterClass.other
  const endWord = () => {
    if (raw.length === from) return
    const word = { hash, from, to: raw.length }
    figures.read(raw, word)
    addWord(plain, raw, word, vocabulary)
    from = raw.length
    hash = emptyHash
  }
  for (let at = 0; at < normal.length; at += 1) {
    const code = normal.charCodeAt(at)
    const symbol = symbols[code] ?? separator
    if (symbol === ignored) continue
    if (symbol === separator) endWord()
    else {
      const kind = classes[code] ?? characterClass.other
      raw.symbols[raw.length] = symbol
      raw.marks[raw.length] = marksOf(kind, before, raw.length === from)
      raw.length += 1
      hash = hashFrom(hash, symbol)
      before = kind
    }
  }
  endWord()
  return { raw, plain, figures: figures.stream }
}

function marksOf(kind: number, before: number, isFirst: boolean): number {
  const isFigure = kind === characterClass.digit
  const isTurn =
    isFigure !== (before === characterClass.digit) ||
    (kind === characterClass.upper && before === characterClass.lower)
  return (
    (isFirst ? mark.word : 0) | (isTurn && !isFirst ? mark.turn : 0) | (isFigure ? mark.figure : 0)
  )
}

function addWord(plain: SymbolStream, raw: SymbolStream, word: Word, words: Vocabulary): void {
  const other = replacementOf(raw.symbols, word, words)
  if (other === undefined)
    for (let at = word.from; at < word.to; at += 1)
      addSymbol(plain, raw.symbols[at] ?? 0, raw.marks[at] ?? 0)
  else
    for (let at = 0; at < other.length; at += 1)
      addSymbol(plain, other.charCodeAt(at), at === 0 ? mark.word : 0)
}

function addSymbol(stream: SymbolStream, symbol: number, marks: number): void {
  stream.symbols[stream.length] = symbol
  stream.marks[stream.length] = marks
  stream.length += 1
}

function replacementOf(
  buffer: Uint8Array,
  { hash, from, to }: Word,
  { replacements, known, near }: Vocabulary,
): string | undefined {
  const replaced = replacements.find(hash, buffer, from, to)
  if (replaced !== undefined || to - from < shortestSlip) return replaced
  return known.find(hash, buffer, from, to) ? undefined : near.find(buffer, from, to)
}
