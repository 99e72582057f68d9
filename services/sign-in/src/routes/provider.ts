import type { Express, RequestHandler } from 'express'
import type { Provider } from 'oidc-provider'

const paths = {
  get: [
    '/.well-known/openid-configuration',
    '/.well-known/oauth-authorization-server',
    '/jwks',
    '/auth',
    '/auth/:uid',
    '/session/end',
    '/session/end/success',
  ],
  post: ['/token', '/token/revocation', '/session/end/confirm'],
} as const

/** Hands the paths of OAuth 2.0 and OpenID Connect to the provider. */
export function addProvider(app: Express, provider: Provider): void {
  const handle = provider.callback()
  const { host, protocol } = new URL(provider.issuer)
  const passOn: RequestHandler = async (request, response) => {
    // The provider builds its addresses from the request. Ours is the issuer's, whatever a request says of itself.
    Object.assign(request.headers, {
      'x-forwarded-host': host,
      'x-forwarded-proto': protocol.slice(0, -1),
      'x-forwarded-for': request.ip,
    })
    await handle(request, response)
  }
  for (const path of paths.get) app.get(path, passOn)
  for (const path of paths.post) app.post(path, passOn)
}
