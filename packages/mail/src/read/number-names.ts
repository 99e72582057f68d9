import {
  codeWord,
  currencies,
  fillers,
  joiners,
  otherCodes,
  otherNumbers,
} from './other-numbers.ts'

/** The words around a number, within its clause. */
export interface Surroundings {
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** Whether words speak of the code, and not of a sort code or a postcode. */
export function namesCode(text: string): boolean {
  return codeWord.test(text.replace(otherCodes, ' postcode '))
}

/** Whether the words around a number say that it is a reference, a telephone or the like. */
export function isNamedOtherwise({ before, after }: Surroundings): boolean {
  const last = before.at(-1) ?? ''
  // Welsh for extension; without the full stop it is French
  if (currencies.test(last) || last.toLowerCase() === 'est.') return true
  const text = before.join(' ').replace(otherCodes, ' postcode ')
  if (codeWord.test(text)) return false
  const named = foldedWords(text).findLast((word) => !fillers.has(word))
  if (named !== undefined && otherNumbers.has(named)) return true
  return isSaidToBeOther(after)
}

/** `654321 is my case number`. What stands before a colon names what follows it. */
function isSaidToBeOther(after: readonly string[]): boolean {
  const [first = '', ...others] = after
  if (!joiners.has(first.toLowerCase()) && !first.startsWith('(')) return false
  const end = others.findIndex((word) => /[.,;!?)]$/.test(word))
  const clause = [first.replace(/^\(/, ''), ...(end < 0 ? others : others.slice(0, end + 1))]
  if (clause.some((word) => word.endsWith(':')) || namesCode(clause.join(' '))) return false
  const named = foldedWords(clause.join(' ')).find(
    (word) => !fillers.has(word) && !joiners.has(word),
  )
  return named !== undefined && otherNumbers.has(named)
}

function foldedWords(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC')
      .match(/[\p{L}\p{M}]+/gu) ?? []
  )
}
