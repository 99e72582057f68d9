import { digitWords } from './digit-words.ts'
import { emptyStream, mark, type SymbolStream, type Word } from './symbol-stream.ts'

const [zero, nine, gap] = ['0'.charCodeAt(0), '9'.charCodeAt(0), ' '.charCodeAt(0)]

/** Reads numbers word by word: in figures, spelled out, or in letters that look like figures. */
export interface FigureReader {
  read(raw: SymbolStream, word: Word): void
  /** Figures in runs; a gap where other words stand between. */
  readonly stream: SymbolStream
}

/** @param textLength in characters; no word is longer in figures than in letters, but for those said to be doubled */
export function createFigureReader(textLength: number): FigureReader {
  const stream = emptyStream(textLength * 2 + 16)
  let times = 1
  const put = (symbol: number) => {
    const isGap = symbol === gap
    const most = isGap ? Number(stream.symbols[stream.length - 1] !== gap) : times
    for (let count = 0; count < most; count += 1) stream.symbols[stream.length++] = symbol
    times = 1
  }
  return {
    stream,
    read(raw, word) {
      const said = digitWords.find(word.hash, raw.symbols, word.from, word.to)
      if (!said) readFigures(raw, word, put)
      else if ('times' in said) times = said.times
      else if ('digits' in said) for (const digit of said.digits) put(digit.charCodeAt(0))
    },
  }
}

/** A word of nothing but figures and what looks like them is a number; of others only what was written as figures. */
function readFigures(
  { symbols, marks }: SymbolStream,
  word: Word,
  put: (symbol: number) => void,
): void {
  let isNumber = true
  for (let at = word.from; isNumber && at < word.to; at += 1) isNumber = isDigit(symbols[at])
  for (let at = word.from; at < word.to; at += 1) {
    const isFigure = isNumber || ((marks[at] ?? 0) & mark.figure) !== 0
    put(isFigure ? (symbols[at] ?? gap) : gap)
  }
}

function isDigit(symbol = 0): boolean {
  return symbol >= zero && symbol <= nine
}
