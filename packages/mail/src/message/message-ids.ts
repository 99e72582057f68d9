import { type Header, valuesOf } from './header-fields.ts'

const maxReferences = 100

/** The distinct Message-IDs in fields of these names, angle brackets included. */
export function messageIds(header: Header, names: readonly string[]): string[] {
  const text = names.flatMap((name) => valuesOf(header, name)).join(' ')
  // Without control characters: they end up in what is stored and sent
  return [...new Set(text.match(/<[^<>\s\p{C}]{1,300}>/gu) ?? [])].slice(0, maxReferences)
}
