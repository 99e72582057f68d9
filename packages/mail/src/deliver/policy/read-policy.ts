import { parsePolicy } from 'mailauth/lib/mta-sts.js'
import type { StsPolicy } from './policy-cache.ts'

const dayMilliseconds = 86_400_000
/** RFC 8461 §3.3: no more often than every five minutes. */
const retryMilliseconds = 3_600_000

/**
 * Reads a policy (RFC 8461 §3.2). It is to be fetched again after a day (§10.2), or half its life where that is shorter.
 *
 * @throws when it is none, or would last for more than 31,557,600 seconds
 */
export function readPolicy(
  text: string,
  { id, fetchedAt }: { id: string; fetchedAt: Date },
): StsPolicy {
  const { mode, mx = [], maxAge = 0 } = parsePolicy(text)
  const lifetimeMilliseconds = maxAge * 1_000
  return {
    id,
    mode,
    mx,
    fetchedAt,
    refreshAt: later(fetchedAt, Math.min(dayMilliseconds, lifetimeMilliseconds / 2)),
    expiresAt: later(fetchedAt, lifetimeMilliseconds),
  }
}

/** The same after it could not be fetched again. */
export function postponeRefresh(policy: StsPolicy, now: Date): StsPolicy {
  return { ...policy, refreshAt: later(now, retryMilliseconds) }
}

function later(from: Date, milliseconds: number): Date {
  return new Date(from.getTime() + milliseconds)
}
