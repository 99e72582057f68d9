import {
  allowInsecureRequests,
  ClientSecretBasic,
  Configuration,
  clientCredentialsGrant,
  discovery,
  ResponseBodyError,
} from 'openid-client'
import { GwirioError } from './error.ts'
import type { GwirioClientOptions, Surroundings } from './options.ts'

const renewBeforeSeconds = 30
const timeoutSeconds = 10

/** Gives an access token for a scope; `renew` when the one it gave was not accepted. */
export interface Tokens {
  get(scope: string): Promise<string>
  renew(scope: string): void
}

/**
 * Access tokens by client credentials (RFC 6749 §4.4), one for each scope so that none allows more than it is used for;
 * each is kept until shortly before it ends, and callers that need it at the same time share one request.
 */
export function createTokens(options: GwirioClientOptions, { now }: Surroundings): Tokens {
  const kept = new Map<string, { token: Promise<string>; goodUntil: number }>()
  let provider: Promise<Configuration> | undefined

  const request = async (scope: string, entry: { goodUntil: number }) => {
    provider ??= findProvider(options)
    const resource = options.resource ? { resource: options.resource } : {}
    const answer = await clientCredentialsGrant(await provider, { scope, ...resource })
    const lifetimeSeconds = (answer.expires_in ?? 60) - renewBeforeSeconds
    entry.goodUntil = now().getTime() + lifetimeSeconds * 1000
    return answer.access_token
  }

  return {
    get(scope) {
      const known = kept.get(scope)
      if (known && now().getTime() < known.goodUntil) return known.token
      const entry = { token: Promise.resolve(''), goodUntil: Number.POSITIVE_INFINITY }
      entry.token = request(scope, entry).catch((error: unknown) => {
        kept.delete(scope)
        provider = undefined
        throw tokenError(error)
      })
      kept.set(scope, entry)
      return entry.token
    },
    renew: (scope) => void kept.delete(scope),
  }
}

/** Plain HTTP is allowed only because the address says so: on loopback, or inside a network that encrypts. */
async function findProvider(options: GwirioClientOptions): Promise<Configuration> {
  const { issuer, tokenUrl, clientId, clientSecret } = options
  const address = tokenUrl ?? issuer ?? ''
  if (!URL.canParse(address)) throw unusable()
  const secret = ClientSecretBasic(clientSecret)
  const isPlain = new URL(address).protocol === 'http:'
  if (tokenUrl === undefined)
    return discovery(new URL(address), clientId, undefined, secret, {
      timeout: timeoutSeconds,
      execute: isPlain ? [allowInsecureRequests] : [],
    })
  const metadata = { issuer: issuer ?? new URL(tokenUrl).origin, token_endpoint: tokenUrl }
  const provider = new Configuration(metadata, clientId, undefined, secret)
  provider.timeout = timeoutSeconds
  if (isPlain) allowInsecureRequests(provider)
  return provider
}

function unusable() {
  return new GwirioError({ operation: 'token', code: 'options-not-usable' })
}

/** What the provider says is not passed on: it may quote what it was sent. */
function tokenError(error: unknown): GwirioError {
  if (error instanceof GwirioError) return error
  const status = error instanceof ResponseBodyError ? error.status : null
  const isRefused = status !== null && status < 500
  return new GwirioError({
    operation: 'token',
    code: isRefused ? 'token-refused' : 'unreachable',
    status,
  })
}
