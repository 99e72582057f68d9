import { isRefusal, type Refusal } from '@gwirio/contracts'
import type { Clock } from './clock.ts'
import type { Caller, TokenVerifier } from './token-verifier.ts'

const rememberSeconds = 60
const maxTokens = 1_000

interface GoodToken {
  readonly caller: Caller
  readonly expiresAtSeconds: number
}

/**
 * Remembers good tokens for a minute, never beyond their end: a client asks thousands of times with the same one,
 * and its signature costs more than the rest of a request. What is not good is never remembered.
 */
export function rememberGood(
  clock: Clock,
  verify: (token: string) => Promise<GoodToken | Refusal<'token-invalid' | 'not-ready'>>,
): TokenVerifier {
  const good = new Map<string, { caller: Caller; untilSeconds: number }>()
  return async (token) => {
    const nowSeconds = clock.now().getTime() / 1_000
    const known = good.get(token)
    if (known && nowSeconds < known.untilSeconds) return known.caller
    good.delete(token)
    const found = await verify(token)
    if (isRefusal(found)) return found
    const [oldest] = good.size >= maxTokens ? good.keys() : []
    if (oldest !== undefined) good.delete(oldest)
    const untilSeconds = Math.min(found.expiresAtSeconds, nowSeconds + rememberSeconds)
    good.set(token, { caller: found.caller, untilSeconds })
    return found.caller
  }
}
