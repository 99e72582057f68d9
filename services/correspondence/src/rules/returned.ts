import type { Command } from './model.ts'

/** What a mail that came back says of a message; from `relayed` on nothing that counts, `other` a person reads. */
export type NewsKind =
  | 'bounced'
  | 'complained'
  | 'delivered'
  | 'relayed'
  | 'delayed'
  | 'automatic'
  | 'other'

/** What it does to what it belongs to. */
export function commandOfReturned(kind: NewsKind): Command | null {
  if (kind === 'bounced' || kind === 'complained') return { kind: 'returned', reason: kind }
  return kind === 'delivered' ? { kind } : null
}
