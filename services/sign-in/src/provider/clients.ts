import type { Client, ClientMetadata, KoaContextWithOIDC, Provider } from 'oidc-provider'
import { errors } from 'oidc-provider'
import { isSecretOf } from '../credentials/client-secret.ts'
import type { ClientRow } from '../store/clients.ts'

/** One algorithm, asymmetric, for every token (ASVS 5.0 9.1.2). */
export const signingAlgorithm = 'ES256'

/** Scopes of OpenID Connect: what the id token says; no service asks for them. */
export const aboutThePerson: readonly string[] = ['openid', 'profile']

/** A client in the words of OpenID Connect Dynamic Client Registration 1.0 §2. */
export function describeClient(client: ClientRow): ClientMetadata {
  const common = {
    client_id: client.clientId,
    // The digest stands where the provider keeps the secret; `compareByDigest` knows.
    client_secret: client.secretDigest.toString('base64url'),
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
    return isSecretOf(Buffer.from(this.clientSecret ?? '', 'base64url'), secret)
  }
}

/**
 * What a client may ask for at the one audience. A program that names no scope gets all of its own (RFC 6749 §3.3),
 * one that names another's is refused.
 *
 * @throws {errors.InvalidScope}
 */
export function settleScope(ctx: KoaContextWithOIDC, client: Client): string {
  const own = (client.scope ?? '').split(' ').filter((scope) => !aboutThePerson.includes(scope))
  const { params } = ctx.oidc
  if (params?.['grant_type'] === 'client_credentials') {
    params['scope'] ??= own.join(' ')
    const other = String(params['scope'])
      .split(' ')
      .find((scope) => !own.includes(scope))
    if (other) throw new errors.InvalidScope('the client may not have this scope', other)
  }
  return own.join(' ')
}
