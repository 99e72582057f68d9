import type { ChangeKind, VerificationState } from '@gwirio/contracts'
import type { Command, CommandKind } from './command.ts'
import {
  approvalMissing,
  contactHasChanged,
  type Given,
  identityNotProved,
  isDoubted,
  isFrozen,
  isSuspendedByFreeze,
  noCodesLeft,
  noTriesLeft,
  notDecidedByAnother,
  notDecidedByManager,
  openTimeIsOver,
  proofNotEnough,
  refusedForGood,
  verifiedTimeIsOver,
} from './guards.ts'
import type { Decision, Effect, RuleRefusal, Verification } from './model.ts'
import type { Numbers } from './numbers.ts'
import { addHours, addMonths } from './time.ts'

/** One line of the rules: from this state, on this command, if `when` holds. The first line that fits decides. */
export interface Row {
  readonly from: readonly From[]
  readonly on: CommandKind
  readonly when?: (given: Given) => boolean
  /** Absent: the state stays. */
  readonly to?: VerificationState
  readonly changes?: readonly ChangeKind[]
  /** The reason where the command brings none. */
  readonly reason?: string
  readonly effects?: readonly Effect[]
  readonly refuse?: RuleRefusal
}

type From = VerificationState | 'none'

const none = ['none'] as const
const open = ['awaiting-reply'] as const
const verified = ['verified'] as const
const suspended = ['suspended'] as const
const expired = ['expired'] as const
const finished = ['failed', 'expired', 'cancelled', 'ended'] as const
export const everyState = [...open, ...verified, ...suspended, ...finished] as const

/** What cannot be found here is refused with `state-does-not-allow`. */
// biome-ignore format: a table is read by its columns
export const rows: readonly Row[] = [
  { from: none, on: 'start', when: identityNotProved, refuse: 'identity-check-not-passed' },
  { from: none, on: 'start', when: isFrozen, refuse: 'frozen' },
  { from: none, on: 'start', when: approvalMissing, refuse: 'approval-needed' },
  { from: none, on: 'start', to: 'awaiting-reply', changes: ['started'], effects: ['send-prompt', 'issue-code', 'expire-later'] },

  { from: open, on: 'prompt-sent', changes: ['prompt-sent'] },
  { from: open, on: 'prompt-failed', changes: ['prompt-failed'] },
  { from: open, on: 'prompt-bounced', changes: ['prompt-failed'] },
  { from: suspended, on: 'prompt-bounced', when: contactHasChanged, changes: ['suspended'] },
  { from: [...verified, ...suspended], on: 'prompt-bounced', to: 'suspended', changes: ['suspended'] },

  { from: suspended, on: 'correspondence-came-back', when: contactHasChanged, changes: ['suspended'] },
  { from: [...verified, ...suspended], on: 'correspondence-came-back', to: 'suspended', changes: ['suspended'] },

  { from: everyState, on: 'text-sent', changes: ['text-sent'] },
  { from: everyState, on: 'text-delivered', changes: ['text-delivered'] },
  { from: everyState, on: 'text-failed', changes: ['text-failed'] },

  { from: open, on: 'request-new-code', when: noTriesLeft, refuse: 'tries-used-up' },
  { from: open, on: 'request-new-code', when: noCodesLeft, refuse: 'codes-used-up' },
  { from: open, on: 'request-new-code' },
  { from: open, on: 'code-issued' },
  { from: open, on: 'code-refused', when: refusedForGood, to: 'failed', changes: ['code-refused', 'failed'], effects: ['stop-codes'] },
  { from: open, on: 'code-refused', changes: ['code-refused'] },

  { from: everyState, on: 'reply-received', changes: ['reply-received'] },
  { from: everyState, on: 'reply-ignored', changes: ['reply-ignored'] },
  { from: everyState, on: 'reply-held', changes: ['reply-held'] },
  { from: suspended, on: 'reply-from-another-address', when: contactHasChanged, changes: ['reply-held'] },
  { from: [...verified, ...suspended], on: 'reply-from-another-address', to: 'suspended', changes: ['reply-held', 'suspended'] },
  { from: everyState, on: 'reply-from-another-address', changes: ['reply-held'] },
  { from: open, on: 'reply-with-several-codes', changes: ['reply-held'], effects: ['answer-several-codes'] },
  { from: open, on: 'reply-without-code', changes: ['reply-without-code'], effects: ['answer-no-code'] },
  { from: expired, on: 'reply-too-late', changes: ['reply-too-late'], effects: ['answer-start-again'] },

  { from: open, on: 'code-wrong', when: noTriesLeft, to: 'failed', reason: 'tries-used-up', changes: ['wrong-code', 'failed'], effects: ['stop-codes', 'answer-start-again'] },
  { from: open, on: 'code-wrong', changes: ['wrong-code'], effects: ['answer-wrong-code'] },
  { from: open, on: 'code-too-late', when: noCodesLeft, to: 'failed', reason: 'codes-used-up', changes: ['code-too-late', 'failed'], effects: ['stop-codes', 'answer-start-again'] },
  { from: open, on: 'code-too-late', changes: ['code-too-late'], effects: ['issue-code', 'answer-code-too-late'] },
  { from: open, on: 'confirm', when: proofNotEnough, refuse: 'proof-not-enough' },
  { from: open, on: 'confirm', when: isDoubted, to: 'suspended', changes: ['suspended'], effects: ['stop-codes', 'expire-later'] },
  { from: open, on: 'confirm', to: 'verified', changes: ['verified'], effects: ['stop-codes', 'expire-later'] },

  { from: open, on: 'cancel', to: 'cancelled', changes: ['cancelled'], effects: ['stop-codes'] },
  { from: open, on: 'supersede', to: 'cancelled', reason: 'superseded', changes: ['cancelled'], effects: ['stop-codes'] },
  { from: open, on: 'expire', when: openTimeIsOver, to: 'expired', reason: 'no-good-reply', changes: ['expired'], effects: ['stop-codes'] },

  { from: verified, on: 'suspend', to: 'suspended', changes: ['suspended'] },
  { from: suspended, on: 'resume', when: contactHasChanged, refuse: 'state-does-not-allow' },
  { from: suspended, on: 'resume', when: isFrozen, refuse: 'frozen' },
  { from: suspended, on: 'resume', when: notDecidedByAnother, refuse: 'approval-needed' },
  { from: suspended, on: 'resume', when: notDecidedByManager, refuse: 'approval-needed' },
  { from: suspended, on: 'resume', to: 'verified', changes: ['resumed'] },
  { from: [...verified, ...suspended], on: 'end', to: 'ended', changes: ['ended'] },
  { from: [...verified, ...suspended], on: 'supersede', to: 'ended', reason: 'superseded', changes: ['ended'] },
  { from: [...verified, ...suspended], on: 'expire', when: verifiedTimeIsOver, to: 'ended', reason: 'verified-too-long-ago', changes: ['ended'] },

  { from: open, on: 'freeze', to: 'cancelled', reason: 'frozen', changes: ['cancelled'], effects: ['stop-codes'] },
  { from: suspended, on: 'freeze', when: isSuspendedByFreeze, refuse: 'state-does-not-allow' },
  { from: suspended, on: 'freeze', when: contactHasChanged, reason: 'frozen', changes: ['suspended'] },
  { from: [...verified, ...suspended], on: 'freeze', to: 'suspended', reason: 'frozen', changes: ['suspended'] },
  { from: open, on: 'contact-changed', to: 'cancelled', reason: 'contact-changed', changes: ['cancelled'], effects: ['stop-codes'] },
  { from: [...verified, ...suspended], on: 'contact-changed', to: 'suspended', reason: 'contact-changed', changes: ['suspended'] },
  { from: open, on: 'new-party-in-case' },
  { from: suspended, on: 'new-party-in-case', when: contactHasChanged, reason: 'new-party-in-case', changes: ['suspended'] },
  { from: [...verified, ...suspended], on: 'new-party-in-case', to: 'suspended', reason: 'new-party-in-case', changes: ['suspended'] },
  { from: open, on: 'concern-raised', to: 'cancelled', reason: 'concern-raised', changes: ['cancelled'], effects: ['stop-codes'] },
  { from: suspended, on: 'concern-raised', when: contactHasChanged, reason: 'concern-raised', changes: ['suspended'] },
  { from: [...verified, ...suspended], on: 'concern-raised', to: 'suspended', reason: 'concern-raised', changes: ['suspended'] },
  { from: open, on: 'case-ended', to: 'cancelled', reason: 'case-ended', changes: ['cancelled'], effects: ['stop-codes'] },
  { from: [...verified, ...suspended], on: 'case-ended', to: 'ended', reason: 'case-ended', changes: ['ended'] },

  { from: everyState, on: 'approval-requested', changes: ['approval-requested'] },
  { from: everyState, on: 'approval-granted', changes: ['approval-granted'] },
  { from: everyState, on: 'approval-refused', changes: ['approval-refused'] },
  { from: everyState, on: 'move-to-area', changes: ['handed-over'] },
  { from: everyState, on: 'settle', changes: ['settled'] },
]

/**
 * Decides what a command does to a verification; `null` when there is none yet. Only `confirm` leads to `verified` (and
 * `resume` back to it): `confirm` wants all its proofs, `resume` two people, one of them a manager
 * where it was doubted first.
 *
 * @returns what is stored, what is told and what follows, or a refusal by which nothing changes
 */
export function decide(
  verification: Verification | null,
  command: Command,
  now: Date,
  numbers: Numbers,
): Decision | { readonly refused: RuleRefusal } {
  const given = { verification, command, now }
  const from = stateFor(given)
  const row = rows.find(
    (each) => each.from.includes(from) && each.on === command.kind && (each.when?.(given) ?? true),
  )
  if (!row) return { refused: 'state-does-not-allow' }
  if (row.refuse) return { refused: row.refuse }
  const before = verification ?? begin(command, now, numbers)
  const reason =
    ('reason' in command ? command.reason : null) ??
    row.reason ??
    (command.kind === 'confirm' ? before.doubt : null)
  return {
    next: {
      ...before,
      ...(row.to ? { state: row.to, reason } : {}),
      ...learn(command, { from, now, numbers }),
    },
    changes: (row.changes ?? []).map((kind) => ({ kind, reason })),
    effects: row.effects ?? [],
  }
}

/** The state at this instant: time ends an open or verified one, whether or not a job has written it down. */
export function currentState(
  verification: Pick<Verification, 'state' | 'openUntil' | 'verifiedUntil'>,
  now: Date,
): VerificationState {
  const { state, openUntil, verifiedUntil } = verification
  if (state === 'awaiting-reply' && openUntil <= now) return 'expired'
  const wasVerified = state === 'verified' || state === 'suspended'
  if (wasVerified && (verifiedUntil === null || verifiedUntil <= now)) return 'ended'
  return state
}

/** What is true at this instant of a stored verification. */
export function atThisInstant<Stored extends Verification>(
  stored: Stored,
  now: Date,
  numbers: Numbers,
): Stored {
  const decision = decide(stored, { kind: 'expire' }, now, numbers)
  return 'refused' in decision ? stored : { ...stored, ...decision.next }
}

/** `expire` writes down what time has done already, so it looks at what is stored. */
function stateFor({ verification, command, now }: Given): From {
  if (!verification) return 'none'
  return command.kind === 'expire' ? verification.state : currentState(verification, now)
}

function begin(command: Command, now: Date, numbers: Numbers): Verification {
  if (command.kind !== 'start') throw new Error(`There is no verification to ${command.kind}`)
  const { verificationId, address, acceptsWeak, identityCheck } = command.given
  return {
    verificationId,
    address,
    acceptsWeak,
    doubt: null,
    identityCheckId: identityCheck.identityCheckId,
    state: 'awaiting-reply',
    reason: null,
    level: null,
    openUntil: addHours(now, numbers.openHours),
    verifiedAt: null,
    verifiedUntil: null,
    triesLeft: numbers.tries,
    codesLeft: numbers.codes,
  }
}

/** What a command brings that is remembered. A doubt is one of what is open; who takes a suspension back has settled it. */
function learn(
  command: Command,
  { from, now, numbers }: { from: From; now: Date; numbers: Numbers },
): Partial<Verification> {
  const isOpen = open.some((state) => state === from)
  if (command.kind === 'reply-from-another-address') return isOpen ? { doubt: command.reason } : {}
  if (command.kind === 'new-party-in-case') return isOpen ? { doubt: command.kind } : {}
  if (command.kind === 'resume') return { doubt: null }
  if (command.kind === 'code-issued') return { codesLeft: command.codesLeft }
  if (command.kind === 'code-wrong' || command.kind === 'code-too-late')
    return { triesLeft: command.triesLeft, codesLeft: command.codesLeft }
  if (command.kind !== 'confirm') return {}
  return {
    level: command.proof.reply.level,
    verifiedAt: now,
    verifiedUntil: addMonths(now, numbers.verifiedMonths),
  }
}
