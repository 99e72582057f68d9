import { type Area, area, type Refusal, refuse } from '@gwirio/contracts'
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import type { Clock } from './clock.ts'
import { rememberGood } from './good-tokens.ts'
import { createIssuerKeys, KeysUnavailableError } from './issuer-keys.ts'

/** Who sent a request, as its access token says. */
export interface Caller {
  /** `sub`: the person, or the client itself. */
  readonly subject: string
  readonly clientId: string
  readonly scopes: ReadonlySet<string>
  /** A person of the staff, or a program acting for itself: another service or a report-sending system. Fails to `client`. */
  readonly kind: 'staff' | 'client'
  readonly name?: string
  /** The areas whose work is theirs; null: all. A default for lists, not a wall. */
  readonly areas: readonly Area[] | null
}

export type TokenVerifier = (
  token: string,
) => Promise<Caller | Refusal<'token-invalid' | 'not-ready'>>

/** Asymmetric only, so that a public key can never serve as an HMAC secret (RFC 8725 §3.1). */
const algorithms = ['EdDSA', 'Ed25519', 'ES256', 'RS256', 'PS256']
const clockToleranceSeconds = 5

/**
 * Verifies JWT access tokens (RFC 9068) of one issuer for one audience. The keys come from `jwksUrl` or from the
 * issuer's discovery document; both are fetched when first needed. Keys that cannot be fetched are `not-ready`,
 * anything else that is wrong is `token-invalid`. A good token is remembered for a minute.
 *
 * @param options.keys the issuer's keys, where they are at hand and need not be fetched
 * @param options.tokenType the `typ` of the issuer's access tokens: RFC 9068's unless the provider uses another
 */
export function createTokenVerifier(options: {
  issuer: string
  audience: string
  clock: Clock
  jwksUrl?: string | undefined
  keys?: JWTVerifyGetKey
  tokenType?: string
}): TokenVerifier {
  const keys: JWTVerifyGetKey = options.keys ?? createIssuerKeys(options)
  return rememberGood(options.clock, async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: options.issuer,
        audience: options.audience,
        algorithms,
        typ: options.tokenType ?? 'at+jwt',
        requiredClaims: ['sub', 'exp'],
        currentDate: options.clock.now(),
        clockTolerance: clockToleranceSeconds,
      })
      const caller = readCaller(payload)
      return caller ? { caller, expiresAtSeconds: payload.exp ?? 0 } : refuse('token-invalid')
    } catch (error) {
      if (error instanceof KeysUnavailableError) return refuse('not-ready')
      if (error instanceof errors.JOSEError) return refuse('token-invalid')
      throw error
    }
  })
}

/**
 * Only a token with `auth_time` (RFC 9068 §2.2.1: when the person signed in) is of a person. That the subject is not the
 * client proves nothing: some providers name a service account as the subject of client credentials.
 */
function readCaller(payload: JWTPayload): Caller | null {
  const clientId = payload['client_id'] ?? payload['azp']
  if (typeof clientId !== 'string' || typeof payload.sub !== 'string') return null
  const scope = typeof payload['scope'] === 'string' ? payload['scope'] : ''
  return {
    subject: payload.sub,
    clientId,
    scopes: new Set(scope.split(' ').filter(Boolean)),
    kind: payload.sub !== clientId && isSignedIn(payload) ? 'staff' : 'client',
    areas: readAreas(payload['areas']),
    ...(typeof payload['name'] === 'string' ? { name: payload['name'] } : {}),
  }
}

function isSignedIn({ auth_time: signedInAt, ...payload }: JWTPayload): boolean {
  // What Auth0 and Microsoft Entra ID say of programs, whatever else a rule of theirs may add
  const isProgram = payload['gty'] === 'client-credentials' || payload['idtyp'] === 'app'
  return typeof signedInAt === 'number' && signedInAt > 0 && !isProgram
}

/** Words of other organisations' areas mean nothing here. */
function readAreas(claim: unknown): Area[] | null {
  if (!Array.isArray(claim)) return null
  return claim.flatMap((word) => area.safeParse(word).data ?? [])
}
