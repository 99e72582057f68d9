/** What is wrong at one place of a file. Says which rule was broken, never what stood there. */
export interface Problem {
  /** As an editor counts; 0 for the file itself. */
  readonly line: number
  readonly column: string | null
  readonly reason: string
}
