import type { Clock } from '@gwirio/service-kit'
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { ProviderDownError } from './provider-down.ts'

/** A session ended at the provider: of this person, or the one that it calls so, or both. */
export interface LogoutMessage {
  readonly jti: string
  readonly subject: string | null
  readonly sid: string | null
  /** Nobody accepts it after that. */
  readonly until: Date
}

interface Metadata {
  readonly issuer: string
  readonly jwks_uri?: string
}

const event = 'http://schemas.openid.net/event/backchannel-logout'
const algorithms = ['EdDSA', 'Ed25519', 'ES256', 'RS256', 'PS256']
const maxAgeSeconds = 300
const timeoutDuration = 5_000

/**
 * Reads logout tokens as OpenID Connect Back-Channel Logout 1.0 §2.6 has it. A token that names a nonce is none: an ID
 * token could be taken for one.
 *
 * @throws {ProviderDownError} from the returned function, when the provider's keys cannot be fetched
 */
export function createLogoutReader(options: {
  clientId: string
  clock: Clock
  provider: () => Promise<Metadata>
}): (token: string) => Promise<LogoutMessage | null> {
  const { clientId, clock, provider } = options
  let keys: JWTVerifyGetKey | null = null
  return async (token) => {
    const { issuer, jwks_uri } = await provider()
    keys ??= createRemoteJWKSet(new URL(jwks_uri ?? '', issuer), { timeoutDuration })
    const verifying = jwtVerify(token, keys, {
      issuer,
      audience: clientId,
      algorithms,
      currentDate: clock.now(),
      maxTokenAge: maxAgeSeconds,
      clockTolerance: 5,
      requiredClaims: ['iat', 'exp', 'jti', 'events'],
    })
    const verified = await verifying.catch(explain)
    return verified && readClaims(verified.payload, verified.protectedHeader.typ)
  }
}

function readClaims(payload: JWTPayload, typ: string | undefined): LogoutMessage | null {
  const { jti, sub, sid, events, nonce, iat = 0 } = payload
  const isLogout = typeof events === 'object' && events !== null && event in events
  const isTyped = typ === undefined || /^(?:application\/)?(?:logout\+jwt|jwt)$/i.test(typ)
  const names = typeof sub === 'string' || typeof sid === 'string'
  if (!jti || !isLogout || !isTyped || !names || nonce !== undefined) return null
  return {
    jti,
    subject: sub ?? null,
    sid: typeof sid === 'string' ? sid : null,
    until: new Date((iat + 2 * maxAgeSeconds) * 1000),
  }
}

/** The token is wrong, or nothing can be said about it now. */
function explain(cause: unknown): null {
  const isAboutKeys = cause instanceof errors.JWKSTimeout || cause instanceof errors.JWKSInvalid
  if (cause instanceof errors.JOSEError && cause.code !== 'ERR_JOSE_GENERIC' && !isAboutKeys)
    return null
  throw new ProviderDownError('The keys of the provider cannot be fetched', { cause })
}
