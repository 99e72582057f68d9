import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'

/** The issuer's keys cannot be fetched: nothing is known about the token. */
export class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError'
  readonly code = 'keys-unavailable'
}

const timeoutMilliseconds = 5_000
const discoveryDocument = z.object({ issuer: z.string(), jwks_uri: z.url() })

/**
 * The keys of a token issuer, fetched when first needed and again when they are old or a new key id appears.
 *
 * @throws {KeysUnavailableError} from the returned function, when they cannot be fetched; the next call tries again
 */
export function createIssuerKeys(options: {
  issuer: string
  jwksUrl?: string | undefined
}): JWTVerifyGetKey {
  let found: Promise<JWTVerifyGetKey> | undefined
  const findKeys = async () =>
    createRemoteJWKSet(new URL(options.jwksUrl ?? (await discoverJwksUrl(options.issuer))), {
      timeoutDuration: timeoutMilliseconds,
    })
  return async (header, token) => {
    try {
      found ??= findKeys()
      const keys = await found
      return await Promise.resolve(keys(header, token))
    } catch (error) {
      if (isAboutTheToken(error)) throw error
      found = undefined
      throw new KeysUnavailableError('The keys of the issuer cannot be fetched', { cause: error })
    }
  }
}

/** OpenID Connect Discovery 1.0 §4; the document must name the issuer that was asked (§4.3). */
async function discoverJwksUrl(issuer: string): Promise<string> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMilliseconds),
  })
  if (!response.ok) throw new Error('The discovery document was not served')
  const document = discoveryDocument.parse(await response.json())
  if (document.issuer !== issuer) throw new Error('The discovery document names another issuer')
  return document.jwks_uri
}

function isAboutTheToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  )
}
