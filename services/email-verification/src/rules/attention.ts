import type { Change, ChangeKind, VerificationState } from '@gwirio/contracts'
import type { Decision } from './model.ts'

/** What a person has to deal with: the newest change that asks for it. */
export interface Attention {
  readonly sequence: number
  readonly at: Date
  /** Whether a prompt came back since somebody last dealt with it. */
  readonly bounced: boolean
}

interface Told {
  readonly sequence: number
  readonly kind: ChangeKind
  readonly reason: string | null
  readonly at: Date
}

const settling: readonly ChangeKind[] = ['verified', 'resumed', 'cancelled', 'ended', 'settled']

/** What needs a person in each state: of what is over, only what nobody has seen yet. */
const asking: Readonly<Record<VerificationState, readonly ChangeKind[]>> = {
  'awaiting-reply': [
    'prompt-failed',
    'text-failed',
    'code-refused',
    'reply-held',
    'more-replies',
    'answer-not-sent',
  ],
  verified: ['reply-held', 'more-replies'],
  suspended: ['suspended', 'reply-held', 'more-replies'],
  failed: ['failed', 'reply-held', 'more-replies', 'answer-not-sent'],
  expired: ['expired', 'reply-held', 'more-replies', 'answer-not-sent'],
  cancelled: [],
  ended: [],
}

/**
 * What needs a person after some changes, in order: the newest that does stays until somebody settles it or the
 * verification is verified, resumed or over.
 *
 * @param state after the changes
 */
export function nextAttention(
  before: Attention | null,
  changes: readonly Told[],
  state: VerificationState,
): Attention | null {
  return changes.reduce<Attention | null>((attention, { sequence, kind, reason, at }) => {
    if (settling.includes(kind)) return null
    if (!asking[state].includes(kind)) return attention
    const isBounce = kind === 'prompt-failed' || (kind === 'suspended' && cameBack(reason))
    return { sequence, at, bounced: isBounce || attention?.bounced === true }
  }, before)
}

function cameBack(reason: string | null): boolean {
  return reason === 'bounced' || reason === 'refused-by-server'
}

/** Whether some changes would ask for a person. */
export function asksForAPerson(state: VerificationState, changes: Decision['changes']): boolean {
  return changes.some(({ kind }) => asking[state].includes(kind))
}

/** The held replies that still want a person: the newest of each reason, newest first. */
export function listHeld(changes: readonly Change[]): Change[] {
  const settled = changes.findLastIndex(({ kind }) => settling.includes(kind))
  const held = changes.slice(settled + 1).filter(({ kind }) => kind === 'reply-held')
  const newest = new Map(held.map((change) => [change.reason, change]))
  return [...newest.values()].sort((a, b) => b.sequence - a.sequence)
}
