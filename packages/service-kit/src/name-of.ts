import type { Caller } from './token-verifier.ts'

/** The name of a person; a provider that names nobody still tells people apart. */
export function nameOf({ name, subject }: Pick<Caller, 'name' | 'subject'>): string {
  return name ?? subject
}
