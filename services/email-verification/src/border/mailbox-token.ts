import {
  allowInsecureRequests,
  ClientSecretPost,
  Configuration,
  clientCredentialsGrant,
  refreshTokenGrant,
} from 'openid-client'

/**
 * Access tokens for a mailbox: by client credentials (RFC 6749 §4.4), or by a refresh token (§6) where the
 * provider knows users only. A new one for each connection, which lasts longer than a token does.
 *
 * @returns a function that rejects when the provider cannot be reached or refuses
 */
export function createMailboxToken(options: {
  tokenUrl: string
  clientId: string
  clientSecret: string
  scope: string | undefined
  refreshToken: string | undefined
}): () => Promise<string> {
  const url = new URL(options.tokenUrl)
  const config = new Configuration(
    { issuer: url.origin, token_endpoint: url.href },
    options.clientId,
    undefined,
    ClientSecretPost(options.clientSecret),
  )
  // Only because the setting names it: on loopback, or inside a mesh that encrypts
  if (url.protocol === 'http:') allowInsecureRequests(config)
  const parameters = options.scope ? { scope: options.scope } : {}
  let { refreshToken } = options
  return async () => {
    if (!refreshToken) return (await clientCredentialsGrant(config, parameters)).access_token
    const answer = await refreshTokenGrant(config, refreshToken, parameters)
    refreshToken = answer.refresh_token ?? refreshToken
    return answer.access_token
  }
}
