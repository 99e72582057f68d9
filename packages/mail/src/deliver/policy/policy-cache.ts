/** What a domain says about its mail servers (RFC 8461 §3.2). */
export interface StsPolicy {
  /** Of the DNS record under which it was fetched: another one means another policy. */
  readonly id: string
  readonly mode: 'enforce' | 'testing' | 'none'
  /** Host names; `*.` stands for one label. */
  readonly mx: readonly string[]
  /** When it was asked for. */
  readonly fetchedAt: Date
  /** From then on it is fetched again although its record says nothing new. */
  readonly refreshAt: Date
  readonly expiresAt: Date
}

/**
 * Policies last for weeks and bind as long: a domain whose policy is forgotten is protected no more than one that was never written
 * to. So it outlives the process, and all processes share it.
 */
export interface PolicyCache {
  /** @throws when it cannot be known whether there is one */
  get(domain: string): Promise<StsPolicy | null>
  /** What was fetched before the one that is kept does not take its place. */
  put(domain: string, policy: StsPolicy): Promise<void>
}
