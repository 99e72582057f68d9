import { note } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import { readText } from './form-fields.ts'
import type { ConsoleWords } from './words/index.ts'

/** What staff wrote beside what they do, and what is wrong with it. */
export function readNote(
  body: unknown,
  { notes }: ConsoleWords,
): { note: string; error?: PageError } {
  const text = readText(body, 'note')
  if (note.safeParse(text).success) return { note: text }
  return {
    note: text,
    error: { field: 'note', text: text.length < 3 ? notes.missing : notes.tooLong },
  }
}
