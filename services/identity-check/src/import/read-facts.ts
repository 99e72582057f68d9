import { type QuestionKind, questionKind } from '@gwirio/contracts'
import { normaliseAnswer } from '../rules/answers.ts'
import { wordsOf } from '../rules/plain-text.ts'
import type { Reading } from './read-party.ts'

/** Shorter answers are guessed too easily. */
const fewestCharacters = 2

/** What people write where nothing is known, in both languages. */
const placeholders = new Set(
  'na none nil no unknown notknown tbc tba dim anhysbys amherthnasol ddimynhysbys xx xxx'.split(
    ' ',
  ),
)

/** Reads the fact in a cell to its normalised answer; null when the cell is empty. */
export function readFact(kind: QuestionKind, cell: string, today: string): Reading<string | null> {
  if (cell === '') return { value: null }
  const isDate = kind === 'date-of-birth' || kind === 'child-date-of-birth'
  const answer = normaliseAnswer(kind, cell, null)
  if (isDate) {
    if (answer === null) return { reason: 'must be a date with a year of four digits.' }
    return answer > today ? { reason: 'lies in the future.' } : { value: answer }
  }
  if (placeholders.has(wordsOf(cell).join('')))
    return { reason: 'says that nothing is known: leave the cell empty.' }
  if (answer === null || answer.length < fewestCharacters)
    return { reason: `must have at least ${fewestCharacters} letters or digits.` }
  return cell.length > 200 ? { reason: 'is too long: at most 200 characters.' } : { value: answer }
}

/** Reads a list of kinds, as the columns are called. */
export function readKnownToOthers(cell: string): Reading<ReadonlySet<QuestionKind>> {
  const kinds: QuestionKind[] = []
  for (const word of cell
    .toLowerCase()
    .split(/[\s;,]+/)
    .filter(Boolean)) {
    const kind = questionKind.safeParse(word.replaceAll('_', '-'))
    if (!kind.success) return { reason: 'must list names of fact columns, separated by spaces.' }
    kinds.push(kind.data)
  }
  return { value: new Set(kinds) }
}
