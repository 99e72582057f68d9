import { note } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import { readText } from './form-fields.ts'

/** What staff wrote beside what they do, and what is wrong with it, in the words of `notes`. */
export function readNote(
  body: unknown,
  { notes }: { notes: { missing: string; tooLong: string } },
): { note: string; error?: PageError } {
  const text = readText(body, 'note')
  if (note.safeParse(text).success) return { note: text }
  return {
    note: text,
    error: { field: 'note', text: text.length < 3 ? notes.missing : notes.tooLong },
  }
}
