import { createHash, randomUUID } from 'node:crypto'
import type { Clock } from '@gwirio/service-kit'
import { listen } from '@gwirio/service-kit'
import express, { type Request, type Response } from 'express'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

export const client = { id: 'console', secret: 'only-for-tests-0123456789' }

interface Grant {
  readonly nonce: string
  readonly challenge: string
  readonly redirectUri: string
  readonly audience: string
  readonly scope: string
  readonly subject: string
}

/**
 * An OpenID provider on loopback: authorization code with PKCE, refresh tokens that are good once, sign-out. Whoever
 * comes is signed in at once, unless `refuse` says otherwise.
 */
export async function startProvider({ clock }: { clock: Clock }) {
  const { publicKey, privateKey } = await generateKeyPair('Ed25519')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'Ed25519', use: 'sig' }
  const codes = new Map<string, Grant>()
  const refreshTokens = new Map<string, Grant>()
  const state = {
    /** Who signs in. */
    subject: 'staff-1',
    name: 'Mair Jones',
    /** What the ID token says besides. */
    claims: {} as Record<string, unknown>,
    /** What the person may do; null: all that was asked for. */
    scope: null as string | null,
    /** What the next visits to the sign-in end with instead. */
    refuse: null as string | null,
    /** The token endpoint gives no new tokens. */
    refusesRefresh: false,
    /** Nothing but 500. */
    isBroken: false,
    /** Called while the token endpoint refreshes. */
    duringRefresh: async () => {},
  }
  const counts = { authorizations: 0, refreshes: 0, reuses: 0 }
  let issuer = ''

  function authorize(request: Request, response: Response): void {
    counts.authorizations += 1
    const query = request.query as Record<string, string>
    const back = new URL(query['redirect_uri'] ?? '')
    back.searchParams.set('state', query['state'] ?? '')
    if (state.refuse) {
      back.searchParams.set('error', state.refuse)
    } else {
      const code = randomUUID()
      codes.set(code, {
        nonce: query['nonce'] ?? '',
        challenge: query['code_challenge'] ?? '',
        redirectUri: query['redirect_uri'] ?? '',
        audience: query['resource'] ?? '',
        scope: state.scope ?? query['scope'] ?? '',
        subject: state.subject,
      })
      back.searchParams.set('code', code)
    }
    response.redirect(303, back.href)
  }

  async function redeem(form: Record<string, string>) {
    const grant = codes.get(form['code'] ?? '')
    codes.delete(form['code'] ?? '')
    const challenge = createHash('sha256')
      .update(form['code_verifier'] ?? '')
      .digest('base64url')
    const isRight = grant?.challenge === challenge && grant.redirectUri === form['redirect_uri']
    if (!grant || !isRight) return null
    const id_token = await sign({
      sub: grant.subject,
      name: state.name,
      nonce: grant.nonce,
      aud: client.id,
      ...state.claims,
    })
    return { ...(await tokensFor(grant)), id_token }
  }

  async function refresh(form: Record<string, string>) {
    counts.refreshes += 1
    await state.duringRefresh()
    const grant = refreshTokens.get(form['refresh_token'] ?? '')
    if (!grant) counts.reuses += 1
    if (!grant || state.refusesRefresh) return null
    refreshTokens.delete(form['refresh_token'] ?? '')
    return tokensFor(grant)
  }

  async function tokensFor(grant: Grant) {
    const { audience, scope, subject } = grant
    const refresh_token = randomUUID()
    refreshTokens.set(refresh_token, grant)
    const claims = { aud: audience, sub: subject, scope, client_id: client.id, auth_time: 1 }
    const access_token = await sign(claims, 'at+jwt')
    return { access_token, refresh_token, scope, token_type: 'Bearer', expires_in: 300 }
  }

  function sign(claims: object, typ = 'JWT'): Promise<string> {
    const iat = Math.floor(clock.now().getTime() / 1000)
    return new SignJWT({ iss: issuer, iat, exp: iat + 300, jti: randomUUID(), ...claims })
      .setProtectedHeader({ alg: 'Ed25519', kid: 'test', typ })
      .sign(privateKey)
  }

  const app = express()
    .use((_request, response, next) => {
      if (state.isBroken) response.status(500).end()
      else next()
    })
    .get('/.well-known/openid-configuration', (_request, response) => {
      response.json({
        issuer,
        jwks_uri: `${issuer}/jwks`,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        end_session_endpoint: `${issuer}/session/end`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['Ed25519'],
        code_challenge_methods_supported: ['S256'],
      })
    })
    .get('/jwks', (_request, response) => void response.json({ keys: [jwk] }))
    .get('/auth', authorize)
    .post('/token', express.urlencoded({ extended: false }), async (request, response) => {
      if (!isClient(request.get('authorization')))
        return void response.status(401).json({ error: 'invalid_client' })
      const form = request.body as Record<string, string>
      const isRefresh = form['grant_type'] === 'refresh_token'
      const tokens = await (isRefresh ? refresh(form) : redeem(form))
      if (tokens) response.json(tokens)
      else response.status(400).json({ error: 'invalid_grant' })
    })
    .get('/session/end', (request, response) => {
      const { id_token_hint, post_logout_redirect_uri } = request.query
      if (typeof id_token_hint !== 'string') return void response.status(400).end()
      response.redirect(303, String(post_logout_redirect_uri))
    })
  const listening = await listen(app, { port: 0, host: '127.0.0.1' })
  issuer = listening.url
  return {
    issuer,
    state,
    counts,
    sign,
    [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose](),
  }
}

/** Both parts are form-encoded within the credentials (RFC 6749 §2.3.1). */
function isClient(authorization = ''): boolean {
  const credentials = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString()
  const [id, secret] = credentials.split(':').map(decodeURIComponent)
  return id === client.id && secret === client.secret
}
