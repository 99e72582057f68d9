/** What a domain says about its mail servers (RFC 8461 §3.2). */
export interface StsPolicy {
  /** Of the DNS record under which it was fetched: another one means another policy. */
  readonly id: string
  readonly mode: 'enforce' | 'testing' | 'none'
  /** Host names; `*.` stands for one label. */
  readonly mx: readonly string[]
  readonly expiresAt: Date
}

/** Policies last for weeks: one that is kept over a restart protects from the first letter on. */
export interface PolicyCache {
  get(domain: string): Promise<StsPolicy | null>
  put(domain: string, policy: StsPolicy): Promise<void>
}

const maxPolicies = 10_000

/** A cache in memory; the domain that was written longest ago is forgotten first. */
export function createPolicyCache(): PolicyCache {
  const policies = new Map<string, StsPolicy>()
  return {
    async get(domain) {
      return policies.get(domain) ?? null
    },
    async put(domain, policy) {
      policies.delete(domain)
      policies.set(domain, policy)
      for (const oldest of policies.keys()) {
        if (policies.size <= maxPolicies) return
        policies.delete(oldest)
      }
    },
  }
}
