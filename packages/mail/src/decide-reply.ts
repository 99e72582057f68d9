import type { Verdict } from './authenticate/verdict.ts'
import type { Bounce, Reply } from './read/reply.ts'

/** What a verification and a message have in common. */
export type Match = 'token' | 'reference' | 'from'

export interface MatchedVerification {
  /** Normalised. */
  readonly preferredAddress: string
  readonly matchedBy: readonly Match[]
  /** Normalised address that replies come to: whatever is in its domain is ours, in To and in Cc. Without it To is not looked at. */
  readonly replyAddress?: string
  /** Whether the area takes a reply that only SPF speaks for. */
  readonly acceptsWeak?: boolean
  /** Whether two people accepted this message whoever wrote it. */
  readonly isAccepted?: boolean
}

export type HoldReason =
  | 'unreadable'
  | 'from-unclear'
  | 'other-address'
  | 'other-sender'
  | 'other-reply-to'
  | 'has-cc'
  | 'other-recipient'
  | 'looks-automatic'
  | 'weak-authentication'
  | 'not-authenticated'
  | 'texts-disagree'
  | 'too-many-codes'

/** What is to be done with a message, one way for each. */
export type ReplyDecision =
  /** Recorded, answered to nobody. */
  | { readonly kind: 'ignore'; readonly reason: 'automatic' | 'null-reverse-path' | 'unknown' }
  | ({ readonly kind: 'bounce' } & Bounce)
  /** The verdict is needed next; until here no DNS question was worth asking. */
  | { readonly kind: 'authenticate' }
  /** DNS failed: the same message again later. */
  | { readonly kind: 'retry' }
  /** A person decides. The level says how far the reason can be believed. */
  | { readonly kind: 'hold'; readonly reason: HoldReason; readonly level: Verdict['level'] | null }
  /** Authenticated, and no code in it: a short answer helps. */
  | { readonly kind: 'no-code'; readonly level: 'strong' | 'weak' | 'none' }
  | {
      readonly kind: 'check-code'
      /** One to three different codes; each costs a try. */
      readonly candidates: readonly string[]
      /** `none` only when it was accepted. */
      readonly level: 'strong' | 'weak' | 'none'
    }

export interface ReplyFacts {
  readonly reply: Reply
  /** Reverse path of the connection: empty is the null one, null when there was no connection. */
  readonly mailFrom: string | null
  readonly verification: MatchedVerification | null
  /** Null before the mail was authenticated. */
  readonly verdict: Verdict | null
}

export const maxCandidates = 3

/**
 * Decides what a message is, up to the comparison of its code (product page, *Reading a reply*, 2 to 9).
 * Asked twice: without a verdict it says whether one is worth having. Bounces and automatic mail come
 * before From, because the From of a mail system is often none.
 */
export function decideReply({ reply, mailFrom, verification, verdict }: ReplyFacts): ReplyDecision {
  if (reply.bounce) return { kind: 'bounce', ...reply.bounce }
  if (reply.kind === 'automatic') return { kind: 'ignore', reason: 'automatic' }
  if (mailFrom === '') return { kind: 'ignore', reason: 'null-reverse-path' } // RFC 5321 §4.5.5
  if (!verification || new Set(verification.matchedBy).size < 2) {
    return { kind: 'ignore', reason: 'unknown' }
  }
  if (reply.problem) return hold('unreadable', null)
  if (reply.from === null) return hold('from-unclear', null)
  if (!verdict) return { kind: 'authenticate' }
  if (verdict.level === 'retry') return { kind: 'retry' }
  return decideAuthenticated(reply, verification, { ...verdict, level: verdict.level })
}

function decideAuthenticated(
  reply: Reply,
  verification: MatchedVerification,
  { level, from }: { level: 'strong' | 'weak' | 'none'; from: string | null },
): ReplyDecision {
  // The From that was authenticated is the From that is compared
  if (level !== 'none' && from !== reply.from) return hold('from-unclear', level)
  const other = findOther(reply, verification)
  if (other) return hold(other, level)

  if (!verification.isAccepted) {
    if (level === 'none') return hold('not-authenticated', level)
    if (level === 'weak' && !verification.acceptsWeak) return hold('weak-authentication', level)
  }

  if (reply.looksAutomatic) return hold('looks-automatic', level)
  if (reply.textsDisagree) return hold('texts-disagree', level)
  if (reply.codes.length > maxCandidates) return hold('too-many-codes', level)
  if (reply.codes.length === 0) return { kind: 'no-code', level }
  return { kind: 'check-code', candidates: reply.codes, level }
}

/** Where the message names somebody besides the person and us: its answer or its code is not theirs alone. */
function findOther(
  reply: Reply,
  { preferredAddress, replyAddress }: MatchedVerification,
): HoldReason | null {
  const ourDomain = replyAddress?.slice(replyAddress.lastIndexOf('@')) ?? '@'
  const isPerson = (address: string) => address === preferredAddress
  const isKnown = (address: string) => isPerson(address) || address.endsWith(ourDomain)
  if (reply.from !== preferredAddress) return 'other-address'
  if (!reply.sender.every(isPerson)) return 'other-sender'
  if (!reply.replyTo.every(isPerson)) return 'other-reply-to'
  if (!reply.cc.every(isKnown)) return 'has-cc'
  return replyAddress === undefined || reply.to.every(isKnown) ? null : 'other-recipient'
}

function hold(reason: HoldReason, level: Verdict['level'] | null): ReplyDecision {
  return { kind: 'hold', reason, level }
}
