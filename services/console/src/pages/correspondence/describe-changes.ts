import type { CorrespondenceChange } from '@gwirio/contracts'
import type { ConsoleWords } from '../../words/index.ts'
import { explainReason } from './explain-reason.ts'

/** One thing that happened to something that leaves, in words. */
export interface ChangeRow extends Pick<CorrespondenceChange, 'kind' | 'at' | 'note'> {
  readonly what: string
  readonly why: string | null
}

/** The history, the newest first: what happened, who did it, and why they did. */
export function describeChanges(
  changes: readonly CorrespondenceChange[],
  words: ConsoleWords,
): ChangeRow[] {
  return changes.toReversed().map(({ kind, at, reason, by, note }) => ({
    kind,
    at,
    note,
    what: describeWhat({ kind, by }, words),
    why: by !== null && saysWhoDid.has(reason) ? null : explainReason(words, reason),
  }))
}

function describeWhat(
  { kind, by }: Pick<CorrespondenceChange, 'kind' | 'by'>,
  { correspondence: { changes, changesBy } }: ConsoleWords,
): string {
  const named: Partial<Record<string, string>> = changesBy
  return (by !== null && named[kind]?.replace('{name}', () => by)) || changes[kind]
}

/** They say that a person did it: nothing beside a name. */
const saysWhoDid: ReadonlySet<string | null> = new Set(['recalled', 'refused-by-staff'])
