import { findParties } from '@gwirio/contracts'

export type FindProblem = 'tooShort' | 'tooLong'

/** What is searched for. It goes in the body of the form, never into an address. */
export function readFindForm(body: unknown): { text: string; problem: FindProblem | null } {
  const typed = (body as Record<string, unknown> | undefined)?.['text']
  const text = typeof typed === 'string' ? typed.trim() : ''
  if (findParties.body.safeParse({ text }).success) return { text, problem: null }
  return text.length < 2 ? { text, problem: 'tooShort' } : { text, problem: 'tooLong' }
}
