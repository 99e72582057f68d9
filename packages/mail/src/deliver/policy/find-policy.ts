import { resolvePolicy } from 'mailauth/lib/mta-sts.js'
import { forMailauth } from '../../authenticate/resolver.ts'
import { fetchPolicy, type PolicyServer } from './fetch-policy.ts'
import type { PolicyCache, StsPolicy } from './policy-cache.ts'
import { postponeRefresh, readPolicy } from './read-policy.ts'

/** The policy that holds now, null when the domain has none; `code`: it has one, or may have, that cannot be known. */
export type FoundPolicy =
  | { readonly isKnown: true; readonly policy: StsPolicy | null }
  | { readonly isKnown: false; readonly code: 'dns' | 'policy-unreachable' | 'policies-away' }

export interface PolicySource extends PolicyServer {
  readonly cache: PolicyCache
  readonly clock: { now(): Date }
}

/**
 * The policy of a domain for its mail servers (RFC 8461). One that is known holds until its time is over, whatever fails
 * meanwhile (§5.1), and is fetched anew in time, whatever its record says (§10.2). Where none is known that protects, and the
 * newest cannot be had although the domain says that there is one, the standard lets mail go unprotected (§3.3); here it
 * waits, since whoever stands in between could keep the policy away.
 */
export async function findPolicy(domain: string, source: PolicySource): Promise<FoundPolicy> {
  const { cache, clock, resolver } = source
  const now = clock.now()
  const cached = await cache.get(domain).catch(() => 'away' as const)
  if (cached === 'away') return unknown('policies-away')
  const known = cached && cached.expiresAt > now ? cached : null
  const id = await findId(domain, resolver)
  if (id === 'failed') return protectedBy(known) ?? unknown('dns')
  const newestId = id ?? known?.id
  if (newestId === undefined) return found(null)
  const isNewest = newestId === known?.id
  if (isNewest && known.refreshAt > now) return found(known)
  const fetched = await fetchPolicy(domain, source)
    .then((text) => readPolicy(text, { id: newestId, fetchedAt: now }))
    .catch(() => null)
  if (fetched) return await keep(domain, fetched, cache)
  if (isNewest) return await keep(domain, postponeRefresh(known, now), cache)
  return protectedBy(known) ?? unknown('policy-unreachable')
}

/** What is not kept would be forgotten at the next letter. */
async function keep(domain: string, policy: StsPolicy, cache: PolicyCache): Promise<FoundPolicy> {
  try {
    await cache.put(domain, policy)
    return found(policy)
  } catch {
    return unknown('policies-away')
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

/** One that only tests, or is `none`, says nothing of what its domain may demand by now. */
function protectedBy(known: StsPolicy | null): FoundPolicy | null {
  return known?.mode === 'enforce' ? found(known) : null
}

function found(policy: StsPolicy | null): FoundPolicy {
  return { isKnown: true, policy }
}

function unknown(code: Extract<FoundPolicy, { isKnown: false }>['code']): FoundPolicy {
  return { isKnown: false, code }
}
