import type { Clock } from '@gwirio/service-kit'
import * as openid from 'openid-client'
import type { Config } from '../config.ts'
import { askedScopes, type Grants, readGrants } from './grants.ts'
import { createLogoutReader, type LogoutMessage } from './logout-message.ts'
import { ProviderDownError } from './provider-down.ts'

export { ProviderDownError } from './provider-down.ts'

/** What the OpenID provider gave for a signed-in person. */
export interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string | null
  readonly idToken: string | null
  readonly grants: Grants
  /** Milliseconds since 1970; when the access token ends. */
  readonly expiresAt: number
}

/** What must come back unchanged from the provider, kept in the session meanwhile. */
export interface SignInAttempt {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

export interface SignedIn {
  readonly tokens: Tokens
  /** `sub`: who it is, for as long as the provider knows them. */
  readonly subject: string
  readonly name: string
  /** `sid`: the session at the provider, which it names when it ends it. */
  readonly providerSession: string | null
}

/** The OpenID provider, as the console needs it. */
export interface SignIn {
  /**
   * Where to send the browser, and what to remember until it comes back.
   *
   * @param options.again the person has to show who they are even if the provider still knows them
   * @throws {ProviderDownError}
   */
  begin(options: {
    language: string
    again: boolean
  }): Promise<{ url: string; attempt: SignInAttempt }>
  /** Redeems the code with which the browser came back; throws when anything does not match. */
  finish(callback: URL, attempt: SignInAttempt): Promise<SignedIn>
  /**
   * New tokens for those that are about to end.
   * @throws {SignedOutError} when the provider gives none any more
   * @throws {ProviderDownError} when that cannot be known now
   */
  refresh(tokens: Tokens): Promise<Tokens>
  /**
   * What the provider says about a session that it ended; null when the message is not one of its own.
   * @throws {ProviderDownError} when that cannot be known now
   */
  readLogout(token: string): Promise<LogoutMessage | null>
  /** Where to send the browser to sign out at the provider too. */
  signOutUrl(tokens: Tokens): Promise<string>
}

/** The staff session ended at the OpenID provider: sign in again. */
export class SignedOutError extends Error {
  override readonly name = 'SignedOutError'
}

const scope = ['openid', 'profile', 'offline_access', ...askedScopes].join(' ')

const timeoutSeconds = 5

/** Authorization code with PKCE (RFC 7636), by openid-client; discovery happens when first needed. */
export function connectSignIn(config: Config, clock: Clock): SignIn {
  const provider = discoverOnce(config)
  const resource = config.tokenAudience
  const readLogout = createLogoutReader({
    clientId: config.clientId,
    clock,
    provider: async () => (await provider()).serverMetadata(),
  })
  return {
    readLogout,

    async begin({ language, again }) {
      const attempt = {
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        codeVerifier: openid.randomPKCECodeVerifier(),
      }
      const url = openid.buildAuthorizationUrl(await provider(), {
        redirect_uri: `${config.publicUrl}/signed-in`,
        scope,
        resource,
        ui_locales: language,
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(attempt.codeVerifier),
        code_challenge_method: 'S256',
        ...(again ? { prompt: 'login' } : {}),
      })
      return { url: url.href, attempt }
    },

    async finish(callback, { codeVerifier, state, nonce }) {
      const checks = {
        pkceCodeVerifier: codeVerifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      }
      const answer = await openid.authorizationCodeGrant(await provider(), callback, checks, {
        resource,
      })
      return { tokens: readTokens(answer, clock), ...readPerson(answer.claims()) }
    },

    async refresh(tokens) {
      if (!tokens.refreshToken) throw new SignedOutError('The provider gave no refresh token')
      const answer = await openid
        .refreshTokenGrant(await provider(), tokens.refreshToken, { resource })
        .catch(explainRefusal)
      return readTokens(answer, clock, tokens)
    },

    async signOutUrl(tokens) {
      const url = openid.buildEndSessionUrl(await provider(), {
        post_logout_redirect_uri: `${config.publicUrl}/signed-out`,
        ...(tokens.idToken ? { id_token_hint: tokens.idToken } : {}),
      })
      return url.href
    },
  }
}

/** RFC 6749 §5.2: the refresh token is used up, revoked or too old. */
function explainRefusal(cause: unknown): never {
  const isRefused = cause instanceof openid.ResponseBodyError && cause.error === 'invalid_grant'
  if (isRefused) throw new SignedOutError('The provider gives no new tokens', { cause })
  throw new ProviderDownError('The tokens cannot be refreshed', { cause })
}

function readPerson(claims: openid.IDToken | undefined): Omit<SignedIn, 'tokens'> {
  const { name, sid, sub = '' } = { ...claims }
  return {
    subject: sub,
    name: typeof name === 'string' ? name : '',
    providerSession: typeof sid === 'string' ? sid : null,
  }
}

function readTokens(
  answer: openid.TokenEndpointResponse & openid.TokenEndpointResponseHelpers,
  clock: Clock,
  before?: Tokens,
): Tokens {
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? before?.refreshToken ?? null,
    idToken: answer.id_token ?? before?.idToken ?? null,
    grants: readGrants(answer.scope, answer.claims(), before?.grants),
    expiresAt: clock.now().getTime() + (answer.expires_in ?? 60) * 1000,
  }
}

/** A provider that cannot be reached yet is asked again at the next sign-in. */
function discoverOnce(config: Config): () => Promise<openid.Configuration> {
  let discovered: Promise<openid.Configuration> | null = null
  const issuer = new URL(config.issuer)
  // Plain HTTP only for a provider on this machine, as `npm start` runs one.
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(issuer.hostname)
  const execute = isLocal && issuer.protocol === 'http:' ? [openid.allowInsecureRequests] : []
  const authentication = openid.ClientSecretBasic(config.clientSecret)
  return () => {
    discovered ??= openid
      .discovery(issuer, config.clientId, undefined, authentication, {
        execute,
        timeout: timeoutSeconds,
      })
      .catch((cause) => {
        discovered = null
        throw new ProviderDownError('The provider cannot be discovered', { cause })
      })
    return discovered
  }
}
