import type {
  CorrespondenceChangeKind,
  CorrespondenceReason,
  CorrespondenceState,
  HoldReason,
} from '@gwirio/contracts'

/** What the rules know of something that leaves. */
export interface Correspondence {
  readonly state: CorrespondenceState
  readonly reason: CorrespondenceReason | null
  /** Who handed it over: nobody releases what is their own. */
  readonly submittedBy: string
  /** It can be recalled until then, and leaves after it. */
  readonly readyAt: Date
  readonly giveUpAt: Date
  /** Attempts that were begun. */
  readonly attempts: number
  /** The last bytes of an attempt may have left: it can no longer be recalled. */
  readonly isPastRecall: boolean
  readonly sentAt: Date | null
  readonly deliveredAt: Date | null
  readonly releasedBy: string | null
}

/** What happens to it. */
export type Command =
  | { readonly kind: 'recall' }
  | { readonly kind: 'hold'; readonly reason: HoldReason }
  | { readonly kind: 'release'; readonly by: string }
  | { readonly kind: 'refuse' }
  /** An attempt begins, or begins again after a crash. */
  | { readonly kind: 'begin' }
  /** The gate is open and held for attempt number `attempt`: the last bytes may leave. */
  | { readonly kind: 'commit'; readonly attempt: number }
  /** The gate said no at hand-over. */
  | { readonly kind: 'gate-closed'; readonly reason: string; readonly attempt: number }
  | { readonly kind: 'taken'; readonly attempt: number }
  /** The server did not take it for now. */
  | { readonly kind: 'deferred'; readonly attempt: number }
  /** The last bytes left and no answer came: it may have been taken. */
  | { readonly kind: 'unanswered'; readonly attempt: number }
  | { readonly kind: 'refused-by-server'; readonly attempt: number }
  | { readonly kind: 'not-safe'; readonly reason: HoldReason; readonly attempt: number }
  | { readonly kind: 'delivered' }
  | { readonly kind: 'returned'; readonly reason: 'bounced' | 'complained' }

/** What has to follow once the decision is committed. */
export type Effect = 'hand-over' | 'hand-over-later' | 'report-refused' | 'report-returned'

export interface Decision {
  readonly next: Correspondence
  readonly changes: ReadonlyArray<{
    readonly kind: CorrespondenceChangeKind
    readonly reason: CorrespondenceReason | null
  }>
  readonly effects: readonly Effect[]
}

/** Who made a change, and why as they wrote it. */
export interface Maker {
  readonly kind: 'staff' | 'client'
  /** The name of a person, null where their token has none; the id of a client. */
  readonly by: string | null
  readonly note: string | null
}

export type RuleRefusal = 'state-does-not-allow' | 'own-correspondence'
