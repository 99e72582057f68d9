import type { RequestListener } from 'node:http'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import type { Clock } from './clock.ts'
import { listen } from './listen.ts'

export interface TestIssuer extends AsyncDisposable {
  readonly issuer: string
  /** An access token as sign-in makes them; `claims` and `header` change what they name. */
  token(options: {
    audience: string
    scope: string
    subject?: string
    clientId?: string
    lifetimeSeconds?: number
    claims?: JWTPayload
    type?: string
  }): Promise<string>
}

/** A token issuer on loopback for tests: discovery, JWKS, and tokens signed with its Ed25519 key. */
export async function startTestIssuer(options: { clock: Clock }): Promise<TestIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('Ed25519')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'Ed25519', use: 'sig' }
  let issuer = ''
  const documents: Record<string, () => object> = {
    '/.well-known/openid-configuration': () => ({ issuer, jwks_uri: `${issuer}/jwks` }),
    '/jwks': () => ({ keys: [jwk] }),
  }
  const serve: RequestListener = (request, response) => {
    const document = documents[request.url ?? '']?.()
    response.writeHead(document ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(document ?? {}))
  }
  const listening = await listen(serve, { port: 0, host: '127.0.0.1' })
  issuer = listening.url
  return {
    issuer,
    token: ({ audience, scope, subject, clientId = 'test-client', ...more }) =>
      new SignJWT({ client_id: clientId, scope, ...more.claims })
        .setProtectedHeader({ alg: 'Ed25519', kid: 'test', typ: more.type ?? 'at+jwt' })
        .setIssuer(issuer)
        .setSubject(subject ?? clientId)
        .setAudience(audience)
        .setIssuedAt(options.clock.now())
        .setExpirationTime(
          new Date(options.clock.now().getTime() + (more.lifetimeSeconds ?? 300) * 1_000),
        )
        .sign(privateKey),
    [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose](),
  }
}
