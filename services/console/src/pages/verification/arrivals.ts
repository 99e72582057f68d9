import type { ChangeKind, VerificationView } from '@gwirio/contracts'
import type { ConsoleWords } from '../../words/index.ts'

export interface Arrival {
  readonly standing: 'waiting' | 'done' | 'failed'
  readonly text: string
}

type Sign = readonly [kind: ChangeKind, standing: Arrival['standing']]

/** What each change says of what was sent and what came; the newest counts. */
const signs = {
  email: [
    ['prompt-sent', 'done'],
    ['prompt-failed', 'failed'],
  ],
  text: [
    ['text-sent', 'waiting'],
    ['text-delivered', 'done'],
    ['text-failed', 'failed'],
    ['code-refused', 'failed'],
  ],
  reply: [
    ['reply-received', 'done'],
    ['reply-held', 'failed'],
    ['reply-without-code', 'failed'],
    ['wrong-code', 'failed'],
    ['code-too-late', 'failed'],
    ['verified', 'done'],
  ],
} as const satisfies Record<string, readonly Sign[]>

/** E-mail, text, reply and outcome, in the order in which they come. */
export function listArrivals(
  { changes, state }: Pick<VerificationView, 'changes' | 'state'>,
  { verification: { arrivals } }: ConsoleWords,
): Arrival[] {
  const ofChanges = (['email', 'text', 'reply'] as const).map((what) => {
    const known: readonly Sign[] = signs[what]
    const newest = changes.findLast(({ kind }) => known.some(([sign]) => sign === kind))
    const standing = known.find(([sign]) => sign === newest?.kind)?.[1] ?? 'waiting'
    return { standing, text: arrivals[what][standing] }
  })
  const outcome = outcomes[state] ?? 'failed'
  return [...ofChanges, { standing: outcome, text: arrivals.outcome[outcome] }]
}

const outcomes: Partial<Record<VerificationView['state'], Arrival['standing']>> = {
  'awaiting-reply': 'waiting',
  verified: 'done',
}
