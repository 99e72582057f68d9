import { asksForAPerson } from './attention.ts'
import type { CommandKind } from './command.ts'
import type { Decision, Verification } from './model.ts'

/** What each costs a try or ends the waiting: there can be only a few. */
const always: readonly CommandKind[] = ['code-wrong', 'code-too-late', 'confirm']

/** What is known where a mail came in for a verification that many came for already. */
interface Counting {
  readonly before: Pick<Verification, 'state'>
  readonly command: CommandKind
  /** Whether what waits for a person now is that more came. */
  readonly isAsked: boolean
}

/**
 * What one mail too many makes of a decision: it is carried out, but counted instead of told, so that nobody can fill a
 * history. What changes the state is told however many came; what would ask for a person asks once, until somebody
 * settled it.
 */
export function countInstead(decision: Decision, { before, command, isAsked }: Counting): Decision {
  const { next, changes } = decision
  if (next.state !== before.state || always.includes(command)) return decision
  const asks = !isAsked && asksForAPerson(next.state, changes)
  return {
    next,
    changes: asks ? [{ kind: 'more-replies', reason: null }] : [],
    effects: [],
    counted: changes,
  }
}

const mostChangesShown = 200

/** The first change that staff are shown, by its sequence: only the newest are, so that no history grows without end. */
export function firstShown({ version }: { readonly version: number }): number {
  return Math.max(1, version - mostChangesShown + 1)
}
