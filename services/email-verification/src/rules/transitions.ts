import type { Row } from './verification.ts'
import { rows } from './verification.ts'

/** One arrow of the state diagram. */
export interface Transition {
  readonly from: Row['from'][number]
  readonly to: NonNullable<Row['to']>
  readonly on: Row['on']
  /** The condition in words, or null when there is none. */
  readonly when: string | null
}

/** Every way from one state to another, in the order of the rules. */
export function listTransitions(): Transition[] {
  return rows.flatMap((row) => {
    const { to, on } = row
    if (!to) return []
    return row.from.map((from) => ({ from, to, on, when: describeCondition(row) }))
  })
}

/** `noTriesLeft` is "no tries left". */
export function describeCondition({ when }: Row): string | null {
  return when ? when.name.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`) : null
}
