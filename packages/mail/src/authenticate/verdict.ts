/**
 * How surely the From address wrote the message: `strong` by an aligned DKIM signature, `weak` by
 * aligned SPF alone, `none` by nothing; `retry` when DNS failed and a later look may say more.
 */
export type AuthenticationLevel = 'strong' | 'weak' | 'none' | 'retry'

/** What makes a verdict strong, the surest first: our own look, our edge's, that of a forwarder that we believe. */
export const strongWitnesses = ['dkim-aligned', 'edge-dkim-aligned', 'arc-dkim-aligned'] as const

/** What makes a verdict weak. */
export const weakWitnesses = [
  'spf-aligned',
  'edge-spf-aligned',
  'edge-dmarc-passed',
  'arc-spf-aligned',
] as const

export type Witness = (typeof strongWitnesses | typeof weakWitnesses)[number]

/** Why the verdict is what it is. */
export type VerdictReason =
  | Witness
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
  | 'arc-dns-failure'
  /** It took longer than any mail may. */
  | 'too-complex'

/** Why a signature does not count. */
export type SignatureProblem =
  | 'malformed'
  | 'not-aligned'
  | 'weak-algorithm'
  | 'from-not-signed'
  | 'expired'
  | 'not-passed'
  | 'dns-failure'
  | 'body-length-limit'
  | 'subject-not-signed'
  | 'signed-in-the-future'
  | 'key-in-test-mode'
  /** What says how to read the body is not signed, and the body does not show it (`body-form.ts`). */
  | 'form-not-signed'

export interface SignatureSummary {
  readonly domain: string
  readonly selector: string
  readonly algorithm: string
  /** Result word of RFC 8601 §2.7.1: `policy` when it was refused without a look at its key. */
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
  /** Null when there was nothing to check; `policy` when the domain is not that of From and was not asked. */
  readonly spf: { readonly domain: string; readonly result: string } | null
  readonly dmarc: { readonly result: string; readonly policy: string | null } | null
}
