import type { Client, ClientMetadata, Provider } from 'oidc-provider'
import { isSecretOf } from '../credentials/client-secret.ts'
import type { ClientRow } from '../store/clients.ts'

/** One algorithm, asymmetric, for every token (ASVS 5.0 9.1.2). */
export const signingAlgorithm = 'ES256'

/** Scopes of OpenID Connect: what the id token says; no service asks for them. */
export const aboutThePerson: readonly string[] = ['openid', 'profile']

/** A client in the words of OpenID Connect Dynamic Client Registration 1.0 §2. */
export function describeClient(client: ClientRow, now: Date): ClientMetadata {
  const common = {
    client_id: client.clientId,
    // The digests stand where the provider keeps the secret; `compareByDigest` knows.
    client_secret: goodDigests(client, now)
      .map((digest) => digest.toString('base64url'))
      .join('.'),
    token_endpoint_auth_method: 'client_secret_basic',
    id_token_signed_response_alg: signingAlgorithm,
  } as const
  if (client.kind === 'web') {
    return {
      ...common,
      scope: [...aboutThePerson, ...client.scopes].join(' '),
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      response_modes: ['query'],
      redirect_uris: client.redirectUris,
      post_logout_redirect_uris: client.postLogoutRedirectUris,
      ...(client.backchannelLogoutUri !== null && {
        backchannel_logout_uri: client.backchannelLogoutUri,
        backchannel_logout_session_required: true,
      }),
    }
  }
  return {
    ...common,
    scope: client.scopes.join(' '),
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
  }
}

/** Lets the provider compare client secrets by their digests: it never sees a stored one in clear. */
export function compareByDigest(provider: Provider): void {
  provider.Client.prototype.compareClientSecret = function compare(this: Client, secret: string) {
    const digests = (this.clientSecret ?? '').split('.')
    return digests.some((digest) => isSecretOf(Buffer.from(digest, 'base64url'), secret))
  }
}

/** The secret in force, and the one before while it may go on. */
function goodDigests({ secretDigest, oldSecretDigest, oldSecretUntil }: ClientRow, now: Date) {
  const isOldGood = oldSecretDigest !== null && oldSecretUntil !== null && now < oldSecretUntil
  return isOldGood ? [secretDigest, oldSecretDigest] : [secretDigest]
}
