import { addressText, findParties } from '@gwirio/contracts'
import { readText } from '../../form-fields.ts'

export type FindProblem = 'tooShort' | 'tooLong'

/** What is searched for. It goes in the body of the form, never into an address. */
export function readFindForm(body: unknown): { text: string; problem: FindProblem | null } {
  const text = readText(body, 'text')
  if (isSearchable(text) || isAddress(text)) return { text, problem: null }
  return text.length < 2 ? { text, problem: 'tooShort' } : { text, problem: 'tooLong' }
}

/** Short enough to be looked for among names and references. */
export function isSearchable(text: string): boolean {
  return findParties.body.safeParse({ text }).success
}

/** Looks like an e-mail address: verifications are looked through too. */
export function isAddress(text: string): boolean {
  return /^\S+@\S+$/.test(text) && addressText.safeParse(text).success
}
