import { isRefusal, refuse } from '@gwirio/contracts'
import { createTokenVerifier, type TokenVerifier } from '@gwirio/service-kit'
import { createLocalJWKSet, type JWK as PublicKey } from 'jose'
import type { JWK } from 'oidc-provider'
import type { Context } from '../context.ts'
import { findStaff } from '../store/staff-accounts.ts'

/**
 * Verifies the tokens of this service by its own keys. A member of the staff whose account was disabled manages nothing
 * any more, although the token is good for some minutes yet.
 */
export function createOwnVerifier(
  { config, clock, db }: Context,
  keys: readonly JWK[],
): TokenVerifier {
  const verify = createTokenVerifier({
    issuer: config.issuer,
    audience: config.tokenAudience,
    clock,
    keys: createLocalJWKSet({ keys: keys.map(publicPart) }),
  })
  return async (token) => {
    const caller = await verify(token)
    if (isRefusal(caller) || caller.kind === 'client') return caller
    return (await findStaff(db, caller.subject)) ? caller : refuse('token-invalid')
  }
}

function publicPart({ kty, crv, x, y, kid, alg }: JWK) {
  return { kty, crv, x, y, kid, alg } as PublicKey
}
