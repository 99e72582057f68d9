import { note } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import { readText } from '../../form-fields.ts'
import type { ConsoleWords } from '../../words/index.ts'

/** Why something is done, which stays on record; the problem, if what was typed cannot stay there. */
export function readNote(
  body: unknown,
  { manage }: ConsoleWords,
): { note: string; errors: PageError[] } {
  const typed = readText(body, 'note')
  if (note.safeParse(typed).success) return { note: typed, errors: [] }
  const text = typed.length < 3 ? manage.noteMissing : manage.noteTooLong
  return { note: typed, errors: [{ field: 'note', text }] }
}
