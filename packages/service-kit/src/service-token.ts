import { ClientSecretBasic, type Configuration, clientCredentialsGrant } from 'openid-client'
import type { Clock } from './clock.ts'
import { discoverIssuer } from './discover-issuer.ts'

const renewBeforeSeconds = 30

/**
 * The service's own access token (client credentials, RFC 6749 §4.4): asked for when first needed, kept, and
 * renewed 30 s before it ends; callers that ask at the same time share one request.
 *
 * @param options.resource the audience to ask for (RFC 8707)
 * @returns a function that rejects when the issuer cannot be reached or refuses; the next call tries again
 */
export function createServiceToken(options: {
  issuer: string
  clientId: string
  clientSecret: string
  scope: string
  clock: Clock
  resource?: string
}): () => Promise<string> {
  let issuer: Promise<Configuration> | undefined
  let current: { token: Promise<string>; goodUntil: number } | undefined

  const request = async (entry: { goodUntil: number }) => {
    const { clientId, clientSecret, scope, resource } = options
    issuer ??= discoverIssuer(options.issuer, clientId, ClientSecretBasic(clientSecret))
    const answer = await clientCredentialsGrant(await issuer, {
      scope,
      ...(resource ? { resource } : {}),
    })
    const lifetimeSeconds = answer.expires_in ?? 0
    entry.goodUntil = options.clock.now().getTime() + (lifetimeSeconds - renewBeforeSeconds) * 1_000
    return answer.access_token
  }

  return () => {
    if (current && options.clock.now().getTime() < current.goodUntil) return current.token
    const entry = { token: Promise.resolve(''), goodUntil: Number.POSITIVE_INFINITY }
    entry.token = request(entry).catch((error: unknown) => {
      issuer = undefined
      current = undefined
      throw error
    })
    current = entry
    return entry.token
  }
}
