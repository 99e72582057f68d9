import { scopes } from '@gwirio/contracts'
import {
  type Configuration,
  errors,
  interactionPolicy,
  type JWK,
  type KoaContextWithOIDC,
  Provider,
  type UnknownObject,
} from 'oidc-provider'
import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import type { Pages } from '../pages/pages.ts'
import { createAdapters } from './adapter.ts'
import { aboutThePerson, compareByDigest, signingAlgorithm } from './clients.ts'
import { showError, showSignedOut, showSignOut } from './pages.ts'
import { runRequests } from './request.ts'
import { settleScope } from './scopes.ts'
import { findAccount, loadGrant } from './staff.ts'

/** How long a person may take to sign in. */
const interactionSeconds = 30 * 60

/** The OpenID provider of this service: authorization code with PKCE for staff, client credentials for programs. */
export function createProvider(
  context: Context,
  { keys, pages }: { keys: JWK[]; pages: Pages },
): Provider {
  const provider = new Provider(context.config.issuer, {
    ...fixed,
    adapter: createAdapters(context),
    jwks: { keys },
    fetch: fetchFromClient,
    cookies: nameCookies(context.config),
    ttl: limitLives(context.config),
    findAccount: (_ctx, staffId) => findAccount(context, staffId),
    features: chooseFeatures(context, pages),
    renderError: (ctx, out, error) => showError(context, pages, ctx, out, error),
  })
  compareByDigest(provider)
  // Behind its own handler (see routes/provider.ts) every request comes as if by a proxy that knows the issuer.
  provider.proxy = true
  provider.use(runRequests(context))
  provider.on('server_error', (_ctx, error) => context.log.error({ err: error }, 'provider failed'))
  // The events of Koa below are not in the provider's types.
  const koa: NodeJS.EventEmitter = provider
  koa.on('error', (error: unknown) => context.log.error({ err: error }, 'provider failed'))
  return provider
}

const fixed: Configuration = {
  scopes: [...aboutThePerson, ...scopes],
  claims: { openid: ['sub'], profile: ['name', 'role', 'areas'] },
  responseTypes: ['code'],
  pkce: { required: () => true },
  clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
  clientDefaults: { id_token_signed_response_alg: signingAlgorithm },
  clientBasedCORS: () => false,
  enabledJWA: { idTokenSigningAlgValues: [signingAlgorithm] },
  interactions: { policy: askEachTime(), url: (_ctx, { uid }) => `/interaction/${uid}` },
  loadExistingGrant: loadGrant,
  // Refresh tokens end with the session, are used once, and ended for good when one is used again (RFC 9700 §4.14.2).
  issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
  rotateRefreshToken: true,
  expiresWithSession: () => true,
  extraTokenClaims: (ctx, token) => (token.kind === 'AccessToken' ? speakOf(ctx) : undefined),
}

/** What the access token of a person says beside their id; `auth_time` proves that it is a person (RFC 9068 §2.2.1). */
function speakOf({ oidc: { account, entities } }: KoaContextWithOIDC): UnknownObject {
  const { authTime } = entities.AuthorizationCode ?? entities.RefreshToken ?? {}
  return { ...(account?.['spoken'] as UnknownObject | undefined), auth_time: authTime }
}

/** A client that sends a person here wants to know that they are there now, not that they were this morning. */
function askEachTime() {
  const policy = interactionPolicy.base()
  const ask = new interactionPolicy.Check('each_time', 'sign in', (ctx) => !ctx.oidc.result?.login)
  policy.get('login')?.checks.add(ask)
  return policy
}

function chooseFeatures({ config }: Context, pages: Pages): NonNullable<Configuration['features']> {
  return {
    devInteractions: { enabled: false },
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    userinfo: { enabled: false },
    revocation: {
      enabled: true,
      allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
    },
    clientCredentials: { enabled: true },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => showSignOut(pages, ctx, form),
      postLogoutSuccessSource: (ctx) => showSignedOut(pages, ctx),
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => config.tokenAudience,
      useGrantedResource: () => true,
      getResourceServerInfo(ctx, resource, client) {
        if (resource !== config.tokenAudience) throw new errors.InvalidTarget()
        return {
          audience: config.tokenAudience,
          scope: settleScope(ctx, client),
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: signingAlgorithm } },
        }
      },
    },
  }
}

function limitLives(config: Config): NonNullable<Configuration['ttl']> {
  const sessionSeconds = config.sessionHours * 60 * 60
  return {
    AccessToken: config.staffTokenSeconds,
    ClientCredentials: config.clientTokenSeconds,
    IdToken: config.staffTokenSeconds,
    AuthorizationCode: 60,
    Interaction: interactionSeconds,
    Grant: sessionSeconds,
    // Unused for the idle time after its access token ended, it is worth nothing.
    RefreshToken: config.staffTokenSeconds + config.idleMinutes * 60,
    Session: (_ctx, { loginTs = nowSeconds() }) =>
      Math.max(1, loginTs + sessionSeconds - nowSeconds()),
  }
}

/** Browsers share cookies between the ports of a host, so ours have names of their own. */
function nameCookies({ issuer }: Config): NonNullable<Configuration['cookies']> {
  const options = { httpOnly: true, sameSite: 'lax', secure: issuer.startsWith('https:') } as const
  return {
    names: {
      session: 'sign_in_session',
      interaction: 'sign_in_interaction',
      resume: 'sign_in_resume',
    },
    long: options,
    short: options,
  }
}

/** Clients are registered by the organisation itself, and may well live in its own network. */
const fetchFromClient: Configuration['fetch'] = (url, options = {}) => {
  const { dispatcher: _keepsOutOfOwnNetwork, ...others } = options
  return fetch(url, others)
}

function nowSeconds(): number {
  return Math.floor(Date.now() / 1000)
}
