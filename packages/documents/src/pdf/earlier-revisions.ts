import { fileText } from './pdf-objects.ts'

/** Where a revision ends; 0 stands in the first part of a file that is laid out for the web (ISO 32000-1 annex F). */
const ends = /\bstartxref\s+(?!0\s)\d+\s+%%EOF/g

/**
 * A PDF as it was before each change that was added at its end (ISO 32000-1 §7.5.6), oldest first: what a change took
 * away still lies in the file. What is added without an object changes nothing.
 */
export function earlierRevisions(bytes: Uint8Array): Uint8Array[] {
  const file = fileText(bytes)
  const marks = [...file.matchAll(ends)].map((mark) => mark.index + mark[0].length)
  return marks.slice(0, -1).flatMap((end, index) => {
    const added = file.slice(end, marks[index + 1])
    return /\d\s+obj\b/.test(added) ? [bytes.subarray(0, end)] : []
  })
}
