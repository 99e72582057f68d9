import type { VerificationState } from '@gwirio/contracts'
import type { Command, CommandKind, Confirmation } from '../src/rules/command.ts'
import type { Verification } from '../src/rules/model.ts'
import type { Numbers } from '../src/rules/numbers.ts'

export const numbers: Numbers = {
  openHours: 24,
  verifiedMonths: 12,
  mobileQuietDays: 7,
  tries: 5,
  codes: 3,
  answers: 3,
  approvalHours: 24,
  callMinutes: 30,
  addressesPerCall: 20,
  repliesTold: 50,
}

export const now = new Date('2026-03-02T09:00:00Z')
export const identityCheckId = '019b0000-0000-7000-8000-000000000001'
export const verificationId = '019b0000-0000-7000-8000-000000000002'
export const address = 'sian@post.example'

export const start: Extract<Command, { kind: 'start' }> = {
  kind: 'start',
  given: {
    verificationId,
    address,
    acceptsWeak: false,
    isFrozen: false,
    needs: [],
    approval: null,
    identityCheck: { identityCheckId, outcome: 'passed' },
  },
}

export const proof: Confirmation = {
  identityCheckId,
  reply: { replyId: 'r1', mailId: 'm1', level: 'strong', from: address },
  code: { outcome: 'matched', verificationId, replyId: 'r1' },
}

/** A verification in a state, as it would be at `now`. */
export function inState(state: VerificationState): Verification {
  const wasVerified = state === 'verified' || state === 'suspended' || state === 'ended'
  return {
    verificationId,
    identityCheckId,
    address,
    acceptsWeak: false,
    doubt: null,
    state,
    reason: null,
    level: wasVerified ? 'strong' : null,
    openUntil: new Date('2026-03-02T20:00:00Z'),
    verifiedAt: wasVerified ? new Date('2026-03-02T08:00:00Z') : null,
    verifiedUntil: wasVerified ? new Date('2027-03-02T08:00:00Z') : null,
    triesLeft: 5,
    codesLeft: 2,
  }
}

const reason = 'why'

/** One ordinary command of each kind. */
export const commands: { readonly [Kind in CommandKind]: Command & { kind: Kind } } = {
  start,
  'prompt-sent': { kind: 'prompt-sent' },
  'prompt-failed': { kind: 'prompt-failed', reason },
  'correspondence-came-back': { kind: 'correspondence-came-back', reason },
  'prompt-bounced': { kind: 'prompt-bounced', reason },
  'text-sent': { kind: 'text-sent' },
  'text-delivered': { kind: 'text-delivered' },
  'text-failed': { kind: 'text-failed', reason },
  'request-new-code': { kind: 'request-new-code' },
  'code-issued': { kind: 'code-issued', codesLeft: 1 },
  'code-refused': { kind: 'code-refused', reason: 'code-too-soon' },
  'reply-received': { kind: 'reply-received' },
  'reply-ignored': { kind: 'reply-ignored', reason },
  'reply-held': { kind: 'reply-held', reason },
  'reply-from-another-address': { kind: 'reply-from-another-address', reason },
  'reply-with-several-codes': { kind: 'reply-with-several-codes', reason },
  'reply-without-code': { kind: 'reply-without-code' },
  'reply-too-late': { kind: 'reply-too-late' },
  'code-wrong': { kind: 'code-wrong', triesLeft: 4, codesLeft: 2 },
  'code-too-late': { kind: 'code-too-late', triesLeft: 5, codesLeft: 2 },
  confirm: { kind: 'confirm', proof },
  cancel: { kind: 'cancel', reason },
  supersede: { kind: 'supersede' },
  suspend: { kind: 'suspend', reason },
  resume: {
    kind: 'resume',
    approval: { verificationId, requestedBy: 'siwan', decidedBy: 'rhodri', byManager: false },
    isFrozen: false,
  },
  end: { kind: 'end', reason },
  expire: { kind: 'expire' },
  freeze: { kind: 'freeze' },
  'contact-changed': { kind: 'contact-changed' },
  'new-party-in-case': { kind: 'new-party-in-case' },
  'concern-raised': { kind: 'concern-raised' },
  'case-ended': { kind: 'case-ended' },
  'approval-requested': { kind: 'approval-requested', reason },
  'approval-granted': { kind: 'approval-granted', reason },
  'approval-refused': { kind: 'approval-refused', reason },
  'move-to-area': { kind: 'move-to-area', reason },
  settle: { kind: 'settle', reason },
}
