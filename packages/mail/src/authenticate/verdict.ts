/**
 * How surely the From address wrote the message: `strong` by an aligned DKIM signature, `weak` by
 * aligned SPF alone, `none` by nothing; `retry` when DNS failed and a later look may say more.
 */
export type AuthenticationLevel = 'strong' | 'weak' | 'none' | 'retry'

/** Why the verdict is what it is. */
export type VerdictReason =
  | 'dkim-aligned'
  | 'spf-aligned'
  | 'from-unclear'
  | 'header-repeated'
  | 'no-dkim-signature'
  | 'no-good-dkim-signature'
  | 'too-many-signatures'
  | 'spf-not-checked'
  | 'spf-not-passed'
  | 'dmarc-not-aligned'
  | 'dkim-dns-failure'
  | 'spf-dns-failure'
  | 'dmarc-dns-failure'

/** Why a signature does not count. */
export type SignatureProblem =
  | 'not-passed'
  | 'dns-failure'
  | 'not-aligned'
  | 'body-length-limit'
  | 'subject-not-signed'
  | 'signed-in-the-future'
  | 'key-in-test-mode'

export interface SignatureSummary {
  readonly domain: string
  readonly selector: string
  readonly algorithm: string
  /** Result word of RFC 8601 §2.7.1. */
  readonly result: string
  /** Null when the signature counts. */
  readonly problem: SignatureProblem | null
  /** The key record as it was fetched, for the evidence. */
  readonly keyRecord: string | null
  readonly keyBits: number | null
}

export interface Verdict {
  readonly level: AuthenticationLevel
  /** The normalised From address that was authenticated; null when none was. */
  readonly from: string | null
  readonly reasons: readonly VerdictReason[]
  readonly dkim: readonly SignatureSummary[]
  /** Null when there was no client address to check. */
  readonly spf: { readonly domain: string; readonly result: string } | null
  readonly dmarc: { readonly result: string; readonly policy: string | null } | null
}
