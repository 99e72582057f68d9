import type { PolicyCache, StsPolicy } from '../src/index.ts'

/** Keeps them in memory. */
export function keepPolicies(): PolicyCache {
  const policies = new Map<string, StsPolicy>()
  return {
    get: async (domain) => policies.get(domain) ?? null,
    put: async (domain, policy) => void policies.set(domain, policy),
  }
}
