import type { ApprovalKind, AuthenticationLevel, ReasonOf } from '@gwirio/contracts'

/** Everything that can happen to a verification. */
export type Command =
  | { readonly kind: 'start'; readonly given: StartProof }
  | { readonly kind: 'confirm'; readonly proof: Confirmation }
  | { readonly kind: 'code-issued'; readonly codesLeft: number }
  | {
      readonly kind: 'code-wrong' | 'code-too-late'
      readonly triesLeft: number
      readonly codesLeft: number
    }
  | { readonly kind: 'resume'; readonly approval: ApprovedResume; readonly isFrozen: boolean }
  | { readonly kind: PlainKind }
  | { readonly kind: ReasonedKind; readonly reason: string }
  | { readonly kind: 'text-failed'; readonly reason: string | null }

type PlainKind =
  | 'prompt-sent'
  | 'text-sent'
  | 'text-delivered'
  | 'request-new-code'
  | 'reply-received'
  | 'reply-without-code'
  | 'reply-too-late'
  | 'supersede'
  | 'expire'
  | 'freeze'
  | 'contact-changed'
  | 'new-party-in-case'
  | 'concern-raised'
  | 'case-ended'

type ReasonedKind =
  | 'prompt-failed'
  | 'prompt-bounced'
  | 'correspondence-came-back'
  | 'code-refused'
  | 'reply-ignored'
  | 'reply-held'
  | 'reply-with-several-codes'
  | 'reply-from-another-address'
  | 'cancel'
  | 'suspend'
  | 'end'
  | 'approval-requested'
  | 'approval-granted'
  | 'approval-refused'
  | 'move-to-area'
  | 'settle'

export type CommandKind = Command['kind']

/** Who asked and who decided, as their tokens name them; one person is not two. */
export interface TwoPeople {
  readonly requestedBy: string
  readonly decidedBy: string
}

export interface ApprovedResume extends TwoPeople {
  readonly verificationId: string
  /** Whether a manager decided. */
  readonly byManager: boolean
}

/** What a second person can have to say to a start. */
export type StartNeed = Extract<ApprovalKind, 'near-miss-address' | 'mobile-changed'>

/** Good for this identity check and this address. */
export interface ApprovedStart extends TwoPeople {
  readonly identityCheckId: string
  readonly address: string
  readonly kinds: readonly StartNeed[]
}

/** What must be shown to start: whose address it is, and that the person passed the identity check. */
interface StartProof {
  readonly verificationId: string
  /** The preferred address in its normalised form. */
  readonly address: string
  readonly acceptsWeak: boolean
  readonly isFrozen: boolean
  readonly needs: readonly StartNeed[]
  readonly approval: ApprovedStart | null
  readonly identityCheck: {
    readonly identityCheckId: string
    readonly outcome: 'passed' | 'not-passed'
  }
}

/** What must be shown to verify; each part names what it was found for, so that none can stand in for another. */
export interface Confirmation {
  readonly identityCheckId: string
  readonly reply: {
    readonly replyId: string
    /** The mail that was looked at: another may be a copy that somebody else sent. */
    readonly mailId: string
    readonly level: AuthenticationLevel
    /** The From address in its normalised form; authenticated, but for what two people accepted. */
    readonly from: string
  }
  readonly code: {
    readonly outcome: 'matched'
    readonly verificationId: string
    readonly replyId: string
  }
  /** Two people accepted this very mail although too little speaks for who wrote it. */
  readonly approval?: TwoPeople & { readonly mailId: string }
}

/** A reply that changes nothing. */
export function ignore(reason: ReasonOf<'reply-ignored'>): Command {
  return { kind: 'reply-ignored', reason }
}

/**
 * A reply that a person looks at. That somebody else wrote it is a doubt about a verified address too; who wrote several
 * codes from the right address can be told.
 */
export function hold(reason: ReasonOf<'reply-held'>): Command {
  if (reason === 'other-address') return { kind: 'reply-from-another-address', reason }
  if (reason === 'texts-disagree' || reason === 'too-many-codes')
    return { kind: 'reply-with-several-codes', reason }
  return { kind: 'reply-held', reason }
}
