import type { IncomingMessage, RequestListener } from 'node:http'
import { text } from 'node:stream/consumers'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { Clock } from './clock.ts'
import { createHttpApp } from './http-app.ts'
import { type Listening, listen } from './listen.ts'
import { createLogger } from './logger.ts'
import { createMetrics } from './metrics.ts'
import type { Route } from './route.ts'
import { createTokenVerifier } from './token-verifier.ts'

export interface TestIssuer extends AsyncDisposable {
  readonly issuer: string
  /** An access token as sign-in makes them; `claims` change those they name, `type` the header's `typ`. */
  token(options: {
    audience: string
    scope: string
    subject?: string
    clientId?: string
    lifetimeSeconds?: number
    claims?: Readonly<Record<string, unknown>>
    type?: string
  }): Promise<string>
}

/**
 * A token issuer on loopback for tests: discovery, JWKS, and tokens signed with its Ed25519 key. Its token endpoint
 * gives every client (`client_secret_basic`) what it asks for, but those that `refuse` names an error for (RFC 6749 §5.2).
 */
export async function startTestIssuer(options: {
  clock: Clock
  refuse?: (clientId: string, secret: string) => string | null
}): Promise<TestIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('Ed25519')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'Ed25519', use: 'sig' }
  let issuer = ''
  const documents: Record<string, () => object> = {
    '/.well-known/openid-configuration': () => describeIssuer(issuer),
    '/jwks': () => ({ keys: [jwk] }),
  }
  const serve = async (...[request, response]: Parameters<RequestListener>) => {
    const isGrant = request.method === 'POST' && request.url === '/token'
    const document = isGrant ? await grant(request) : documents[request.url ?? '']?.()
    const isRefused = document !== undefined && 'error' in document
    const status = isRefused ? 400 : document ? 200 : 404
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(document ?? {}))
  }
  const grant = async (request: IncomingMessage) => {
    const form = new URLSearchParams(await text(request))
    const { clientId, secret } = readBasic(request)
    const error = options.refuse?.(clientId, secret)
    if (error) return { error }
    const access_token = await token({
      audience: form.get('resource') ?? '',
      scope: form.get('scope') ?? '',
      clientId,
    })
    return { access_token, token_type: 'Bearer', expires_in: 300 }
  }
  const token: TestIssuer['token'] = ({
    audience,
    scope,
    clientId = 'test-client',
    subject = clientId,
    ...more
  }) => {
    const iat = Math.floor(options.clock.now().getTime() / 1_000)
    const exp = iat + (more.lifetimeSeconds ?? 300)
    const claims = {
      iss: issuer,
      aud: audience,
      sub: subject,
      client_id: clientId,
      scope,
      iat,
      exp,
      ...(subject !== clientId && { auth_time: iat }),
    }
    return new SignJWT({ ...claims, ...more.claims })
      .setProtectedHeader({ alg: 'Ed25519', kid: 'test', typ: more.type ?? 'at+jwt' })
      .sign(privateKey)
  }
  const listening = await listen((...exchange) => void serve(...exchange), {
    port: 0,
    host: '127.0.0.1',
  })
  issuer = listening.url
  return { issuer, token, [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose]() }
}

function describeIssuer(issuer: string): object {
  return { issuer, jwks_uri: `${issuer}/jwks`, token_endpoint: `${issuer}/token` }
}

/** Client and secret as RFC 6749 §2.3.1 has them. */
function readBasic({ headers }: IncomingMessage) {
  const [, basic = ''] = headers.authorization?.split(' ') ?? []
  const given = Buffer.from(basic, 'base64').toString().split(':')
  const [clientId = '', secret = ''] = given.map(decodeURIComponent)
  return { clientId, secret }
}

/** Serves routes as another service of this house would: real tokens, scopes and problem documents. */
export function startStandIn(options: {
  service: string
  routes: readonly Route[]
  issuer: string
  clock: Clock
  port?: number
}): Promise<Listening> {
  const { service, routes, issuer, clock, port = 0 } = options
  const app = createHttpApp({
    service,
    version: '0',
    issuer,
    log: createLogger({ service, level: 'silent' }),
    metrics: createMetrics(service),
    ready: async () => ({}),
    verifyToken: createTokenVerifier({ issuer, audience: 'urn:gwirio:api', clock }),
    routes,
  })
  return listen(app, { port, host: '127.0.0.1', graceMilliseconds: 0 })
}
