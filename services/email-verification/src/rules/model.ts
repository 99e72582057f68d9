import type { AuthenticationLevel, ChangeKind, VerificationState } from '@gwirio/contracts'

/** Stored as one of these, it is the one verification of its party. */
export const liveStates: readonly VerificationState[] = ['awaiting-reply', 'verified', 'suspended']

/** What the rules know of a verification. */
export interface Verification {
  readonly verificationId: string
  readonly identityCheckId: string
  /** The preferred address in its normalised form. */
  readonly address: string
  readonly state: VerificationState
  /** Whether its area takes a reply that only SPF speaks for; as it was at the start. */
  readonly acceptsWeak: boolean
  /** Why a good reply does not open it: what happened while it was open. */
  readonly doubt: string | null
  /** Why it is in this state. */
  readonly reason: string | null
  readonly level: AuthenticationLevel | null
  readonly openUntil: Date
  readonly verifiedAt: Date | null
  readonly verifiedUntil: Date | null
  readonly triesLeft: number
  readonly codesLeft: number
}

/** What has to follow once the decision is committed. */
export type Effect =
  | 'send-prompt'
  | 'issue-code'
  | 'stop-codes'
  | 'expire-later'
  | 'answer-code-too-late'
  | 'answer-no-code'
  | 'answer-wrong-code'
  | 'answer-several-codes'
  | 'answer-start-again'

export type RuleRefusal =
  | 'state-does-not-allow'
  | 'identity-check-not-passed'
  | 'proof-not-enough'
  | 'codes-used-up'
  | 'tries-used-up'
  | 'approval-needed'
  | 'frozen'

export interface Decision {
  readonly next: Verification
  readonly changes: readonly { readonly kind: ChangeKind; readonly reason: string | null }[]
  readonly effects: readonly Effect[]
  /** What is recorded and acted on but not told, because too much of it came. */
  readonly counted?: Decision['changes']
}
