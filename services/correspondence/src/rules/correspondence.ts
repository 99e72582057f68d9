import type {
  CorrespondenceChangeKind,
  CorrespondenceReason,
  CorrespondenceState,
} from '@gwirio/contracts'
import {
  type Given,
  isOfAnotherAttempt,
  isOverForGood,
  isOwn,
  isPastRecall,
  isTooEarly,
  isTooLate,
  mayHaveLeft,
  mayHaveLeftBefore,
  mayHaveLeftBeforeTooLate,
  mayHaveLeftTooLate,
} from './guards.ts'
import type { Command, Correspondence, Decision, Effect, RuleRefusal } from './model.ts'

/** One line of the rules: from this state, on this command, if `when` holds. The first line that fits decides. */
export interface Row {
  readonly from: readonly CorrespondenceState[]
  readonly on: Command['kind'] | ReadonlyArray<Command['kind']>
  readonly when?: (given: Given) => boolean
  /** Absent: the state stays. */
  readonly to?: CorrespondenceState
  readonly changes?: readonly CorrespondenceChangeKind[]
  /** The reason where the command brings none. */
  readonly reason?: CorrespondenceReason
  readonly effects?: readonly Effect[]
  readonly refuse?: RuleRefusal
}

const waiting = ['waiting'] as const
const queued = ['queued'] as const
const ahead = ['waiting', 'queued'] as const
const held = ['held'] as const
const sending = ['sending'] as const
const sent = ['sent'] as const
const gone = ['sent', 'delivered'] as const
/** Where what was never answered can be. */
const unsure = ['queued', 'sending', 'held', 'recalled', 'refused'] as const

/** What only the newest attempt may say of itself; that it was taken counts of any. */
const ofAnAttempt = [
  'commit',
  'gate-closed',
  'deferred',
  'unanswered',
  'refused-by-server',
  'not-safe',
] as const

/** What cannot be found here is refused with `state-does-not-allow`. */
// biome-ignore format: a table is read by its columns
export const rows: readonly Row[] = [
  { from: [...ahead, ...held], on: 'recall', when: mayHaveLeft, to: 'recalled', reason: 'may-have-left', changes: ['recalled'] },
  { from: [...ahead, ...held], on: 'recall', to: 'recalled', reason: 'recalled', changes: ['recalled'] },
  { from: sending, on: 'recall', when: isPastRecall, refuse: 'state-does-not-allow' },
  { from: sending, on: 'recall', to: 'recalled', reason: 'recalled', changes: ['recalled'] },

  { from: [...ahead, ...sending], on: 'hold', when: mayHaveLeft, to: 'held', reason: 'may-have-left', changes: ['held'] },
  { from: [...ahead, ...sending], on: 'hold', to: 'held', changes: ['held'] },
  { from: held, on: 'release', when: isOwn, refuse: 'own-correspondence' },
  { from: held, on: 'release', to: 'queued', changes: ['released'], effects: ['hand-over'] },
  { from: held, on: 'refuse', to: 'refused', reason: 'refused-by-staff', changes: ['refused'] },

  { from: waiting, on: 'begin', when: isTooEarly, refuse: 'state-does-not-allow' },
  { from: [...ahead, ...sending], on: 'begin', when: mayHaveLeftTooLate, to: 'held', reason: 'may-have-left', changes: ['held'] },
  { from: [...ahead, ...sending], on: 'begin', when: isTooLate, to: 'refused', reason: 'gave-up', changes: ['refused'] },
  { from: [...ahead, ...sending], on: 'begin', when: mayHaveLeft, to: 'sending', reason: 'may-have-left' },
  { from: [...ahead, ...sending], on: 'begin', to: 'sending' },

  { from: sending, on: ofAnAttempt, when: isOfAnotherAttempt, refuse: 'state-does-not-allow' },
  { from: sending, on: 'commit' },
  { from: sending, on: 'gate-closed', when: mayHaveLeft, to: 'held', reason: 'may-have-left', changes: ['held'] },
  { from: sending, on: 'gate-closed', when: isOverForGood, to: 'refused', changes: ['refused'] },
  { from: sending, on: 'gate-closed', to: 'held', changes: ['held'] },
  { from: [...queued, ...held], on: 'taken', when: mayHaveLeft, to: 'sent', changes: ['sent'] },
  { from: sending, on: 'taken', to: 'sent', changes: ['sent'] },
  { from: sending, on: 'deferred', when: mayHaveLeftBeforeTooLate, to: 'held', reason: 'may-have-left', changes: ['held'] },
  { from: sending, on: 'deferred', when: isTooLate, to: 'refused', reason: 'gave-up', changes: ['refused'] },
  { from: sending, on: 'deferred', to: 'queued', changes: ['deferred'], effects: ['hand-over-later'] },
  { from: sending, on: 'unanswered', when: isTooLate, to: 'held', reason: 'may-have-left', changes: ['held'] },
  { from: sending, on: 'unanswered', to: 'queued', changes: ['deferred'], effects: ['hand-over-later'] },
  { from: sending, on: 'refused-by-server', to: 'refused', reason: 'refused-by-server', changes: ['refused'], effects: ['report-refused'] },
  { from: sending, on: 'not-safe', to: 'held', changes: ['held'] },

  { from: sent, on: 'delivered', to: 'delivered', changes: ['delivered'] },
  { from: gone, on: 'returned', to: 'bounced', changes: ['bounced'], effects: ['report-returned'] },
  { from: unsure, on: 'returned', when: mayHaveLeft, effects: ['report-returned'] },
]

/**
 * Decides what a command does to something that leaves.
 *
 * @returns what is stored, what is told and what follows, or a refusal by which nothing changes
 */
export function decide(
  correspondence: Correspondence,
  command: Command,
  now: Date,
): Decision | { readonly refused: RuleRefusal } {
  const given = { correspondence, command, now }
  const row = rows.find((each) => fits(each, given))
  if (!row) return { refused: 'state-does-not-allow' }
  if (row.refuse) return { refused: row.refuse }
  const brought = 'reason' in command ? (command.reason as CorrespondenceReason) : null
  const reason = row.reason ?? brought
  return {
    next: {
      ...correspondence,
      ...(row.to ? { state: row.to, reason } : {}),
      ...learn(command, given),
    },
    changes: (row.changes ?? []).map((kind) => ({ kind, reason })),
    effects: row.effects ?? [],
  }
}

/** Whether this is a line for what was given; the first one decides. */
export function fits({ from, on, when }: Row, given: Given): boolean {
  const { correspondence, command } = given
  const isOn = typeof on === 'string' ? on === command.kind : on.includes(command.kind)
  return from.includes(correspondence.state) && isOn && (when?.(given) ?? true)
}

/** What a command brings that is remembered. */
function learn(command: Command, given: Given): Partial<Correspondence> {
  const { correspondence, now } = given
  const { kind } = command
  if (kind === 'begin') return { attempts: correspondence.attempts + 1 }
  if (kind === 'commit') return { isPastRecall: true }
  if (kind === 'taken') return { sentAt: now }
  if (kind === 'delivered') return { deliveredAt: now }
  if (kind === 'release') return { releasedBy: command.by, ...beginAnew(given) }
  // The server's own word that it did not take it
  const wasNotTaken = kind === 'deferred' || kind === 'refused-by-server'
  return wasNotTaken ? { isPastRecall: mayHaveLeftBefore(given) } : {}
}

/** It may have waited for a person longer than a server is tried. */
function beginAnew({ correspondence, now }: Given): Pick<Correspondence, 'readyAt' | 'giveUpAt'> {
  const triedFor = correspondence.giveUpAt.getTime() - correspondence.readyAt.getTime()
  return { readyAt: now, giveUpAt: new Date(now.getTime() + triedFor) }
}
