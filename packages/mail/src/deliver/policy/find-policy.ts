import { parsePolicy, resolvePolicy } from 'mailauth/lib/mta-sts.js'
import { forMailauth } from '../../authenticate/resolver.ts'
import { fetchPolicy, type PolicyServer } from './fetch-policy.ts'
import type { PolicyCache, StsPolicy } from './policy-cache.ts'

/** The policy that holds now, null when the domain has none; `code`: it has one, or may have, that cannot be known. */
export type FoundPolicy =
  | { readonly isKnown: true; readonly policy: StsPolicy | null }
  | { readonly isKnown: false; readonly code: 'dns' | 'policy-unreachable' }

export interface PolicySource extends PolicyServer {
  readonly cache: PolicyCache
  readonly clock: { now(): Date }
}

/**
 * The policy of a domain for its mail servers (RFC 8461). One that is known holds until its time is over, whatever fails
 * meanwhile (§5.1). Where none is known and it cannot be had although the domain says that there is one, the standard lets mail
 * go unprotected (§3.3); here it waits, since whoever stands in between could keep the policy away.
 */
export async function findPolicy(domain: string, source: PolicySource): Promise<FoundPolicy> {
  const { cache, clock, resolver } = source
  const cached = await cache.get(domain)
  const known = cached && cached.expiresAt > clock.now() ? cached : null
  const id = await findId(domain, resolver)
  if (id === 'failed') return known ? found(known) : { isKnown: false, code: 'dns' }
  if (id === null || known?.id === id) return found(known)
  try {
    const policy = readPolicy(await fetchPolicy(domain, source), id, clock.now())
    await cache.put(domain, policy)
    return found(policy)
  } catch {
    return known ? found(known) : { isKnown: false, code: 'policy-unreachable' }
  }
}

async function findId(
  domain: string,
  resolver: PolicyServer['resolver'],
): Promise<string | null | 'failed'> {
  try {
    const id = await resolvePolicy(domain, { resolver: forMailauth(resolver) })
    return id === false ? null : id
  } catch (error) {
    // RFC 8461 §3.1: two records are none
    return (error as NodeJS.ErrnoException).code === 'multi_sts_records' ? null : 'failed'
  }
}

function readPolicy(text: string, id: string, now: Date): StsPolicy {
  const { mode, mx = [], maxAge = 0 } = parsePolicy(text)
  return { id, mode, mx, expiresAt: new Date(now.getTime() + maxAge * 1_000) }
}

function found(policy: StsPolicy | null): FoundPolicy {
  return { isKnown: true, policy }
}
