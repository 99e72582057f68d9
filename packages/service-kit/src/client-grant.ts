import {
  allowInsecureRequests,
  ClientSecretBasic,
  Configuration,
  clientCredentialsGrant,
  ResponseBodyError,
  type ServerMetadata,
  WWWAuthenticateChallengeError,
} from 'openid-client'
import { discoverIssuer, isInClear, issuerTimeoutSeconds } from './discover-issuer.ts'

/** What a client was granted, or that its issuer refused it. */
export type Granted =
  | { readonly token: string; readonly lifetimeSeconds: number }
  | { readonly refused: 'wrong-credentials' | 'may-not-send' }

export type ClientGrant = (client: { clientId: string; secret: string }) => Promise<Granted>

/**
 * Asks the issuer for a token in the name of a client that gave us its secret (client credentials, RFC 6749 §4.4), which
 * is the one way to learn whether the secret is good.
 *
 * @param options.resource the audience to ask for (RFC 8707)
 * @returns a function that rejects when the issuer cannot be reached or fails; the next call tries again
 */
export function createClientGrant(options: {
  issuer: string
  scope: string
  resource: string
}): ClientGrant {
  let metadata: Promise<ServerMetadata> | undefined
  const { issuer, scope, resource } = options
  return async ({ clientId, secret }) => {
    if (!isVisible(clientId) || !isVisible(secret)) return { refused: 'wrong-credentials' }
    metadata ??= discover(issuer).catch((error: unknown) => {
      metadata = undefined
      throw error
    })
    const configuration = new Configuration(
      await metadata,
      clientId,
      undefined,
      ClientSecretBasic(secret),
    )
    configuration.timeout = issuerTimeoutSeconds
    if (isInClear(issuer)) allowInsecureRequests(configuration)
    try {
      const answer = await clientCredentialsGrant(configuration, { scope, resource })
      return { token: answer.access_token, lifetimeSeconds: answer.expires_in ?? 0 }
    } catch (error) {
      const refused = findRefusal(error)
      if (refused) return { refused }
      throw error
    }
  }
}

async function discover(issuer: string): Promise<ServerMetadata> {
  // Nothing is asked of it in this name
  return (await discoverIssuer(issuer, 'discovery')).serverMetadata()
}

/** RFC 6749 appendix A.1, A.2 */
function isVisible(text: string): boolean {
  return /^[\x20-\x7e]+$/.test(text)
}

/** RFC 6749 §5.2 */
function findRefusal(error: unknown): 'wrong-credentials' | 'may-not-send' | null {
  if (error instanceof WWWAuthenticateChallengeError) return 'wrong-credentials'
  if (!(error instanceof ResponseBodyError)) return null
  // All else in the request is the same for every client
  if (['invalid_client', 'invalid_request'].includes(error.error)) return 'wrong-credentials'
  const mayNot = ['invalid_scope', 'invalid_target', 'unauthorized_client']
  return mayNot.includes(error.error) ? 'may-not-send' : null
}
