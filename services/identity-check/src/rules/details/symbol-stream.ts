/** A text in symbols without what separates them, and what stands at each place. */
export interface SymbolStream {
  readonly symbols: Uint8Array
  /** Bits of `mark`. */
  readonly marks: Uint8Array
  length: number
}

export const mark = {
  /** A word begins. */
  word: 1,
  /** Letters change to figures or to capitals. */
  turn: 2,
  /** It was written as a figure. */
  figure: 4,
} as const

export function emptyStream(length: number): SymbolStream {
  return { symbols: new Uint8Array(length), marks: new Uint8Array(length), length: 0 }
}

/** A word of the stream, and its hash. */
export interface Word {
  readonly hash: number
  readonly from: number
  readonly to: number
}
