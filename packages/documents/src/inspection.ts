/** The only documents that leave. */
export type DocumentType = 'pdf' | 'docx' | 'text'

/** Why a person has to look at a document before it leaves; each a stable word. */
export const documentProblems = [
  'name-not-usable',
  'type-not-allowed',
  'type-differs',
  'macros',
  'active-content',
  'encrypted',
  'unreadable',
  'no-text',
  'too-long',
] as const
export type DocumentProblem = (typeof documentProblems)[number]

export interface GivenDocument {
  /** File name, as the recipient will see it. */
  readonly name: string
  /** Media type that its sender declared; null, or `application/octet-stream`: it says nothing. */
  readonly declaredType: string | null
  readonly bytes: Uint8Array
}

/** What stands in a document, for whoever looks for something in it. */
export interface Inspection {
  /** By content alone; null: none of those that may leave. */
  readonly type: DocumentType | null
  /** All that a reader could find: also hidden and deleted text, comments, alternative text. */
  readonly text: string
  /** Title, author, keywords and the like. */
  readonly properties: Readonly<Record<string, string>>
  /** Each once; none: the document was read whole, and nothing is wrong with it. */
  readonly problems: readonly DocumentProblem[]
}

/** What the reader of one type finds. */
export interface Reading {
  readonly text: string
  readonly properties: Readonly<Record<string, string>>
  readonly problems: readonly DocumentProblem[]
}

/** Bounds of what is read: beyond them a document is `too-long`. */
export const limits = {
  textCharacters: 2_000_000,
  propertyCharacters: 200_000,
  pdfPages: 1_000,
  pdfRevisions: 20,
  zipEntries: 2_000,
  unpackedBytes: 64 * 1024 * 1024,
} as const
