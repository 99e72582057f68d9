import * as openid from 'openid-client'
import type { Config } from '../config.ts'

/** What a signed-in person's session holds of the OpenID provider's answer. */
export interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string | null
  readonly idToken: string | null
  /** Milliseconds since 1970; when the access token ends. */
  readonly expiresAt: number
}

/** What must come back unchanged from the provider, kept in the session meanwhile. */
export interface SignInAttempt {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

/** The OpenID provider, as the console needs it. */
export interface SignIn {
  /** Where to send the browser, and what to remember until it comes back. */
  begin(language: string): Promise<{ url: string; attempt: SignInAttempt }>
  /** Redeems the code with which the browser came back; throws when anything does not match. */
  finish(callback: URL, attempt: SignInAttempt): Promise<{ tokens: Tokens; name: string }>
  /** A new access token; throws when the provider gives none any more. */
  refresh(tokens: Tokens): Promise<Tokens>
  /** Where to send the browser to sign out at the provider too. */
  signOutUrl(tokens: Tokens): Promise<string>
}

const scope =
  'openid profile party:read identity-check:write verification:write verification:watch'

/** Authorization code with PKCE (RFC 7636), by openid-client; discovery happens when first needed. */
export function connectSignIn(config: Config): SignIn {
  const provider = discoverOnce(config)
  return {
    async begin(language) {
      const attempt = {
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        codeVerifier: openid.randomPKCECodeVerifier(),
      }
      const url = openid.buildAuthorizationUrl(await provider(), {
        redirect_uri: `${config.publicUrl}/signed-in`,
        scope,
        resource: config.tokenAudience,
        ui_locales: language,
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(attempt.codeVerifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, attempt }
    },

    async finish(callback, attempt) {
      const answer = await openid.authorizationCodeGrant(
        await provider(),
        callback,
        {
          pkceCodeVerifier: attempt.codeVerifier,
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          idTokenExpected: true,
        },
        { resource: config.tokenAudience },
      )
      const name = answer.claims()?.['name']
      return { tokens: readTokens(answer, null), name: typeof name === 'string' ? name : '' }
    },

    async refresh(tokens) {
      if (!tokens.refreshToken) throw new Error('The provider gave no refresh token')
      const answer = await openid.refreshTokenGrant(await provider(), tokens.refreshToken, {
        resource: config.tokenAudience,
      })
      return readTokens(answer, tokens)
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

function readTokens(
  answer: openid.TokenEndpointResponse & openid.TokenEndpointResponseHelpers,
  before: Tokens | null,
): Tokens {
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? before?.refreshToken ?? null,
    idToken: answer.id_token ?? before?.idToken ?? null,
    expiresAt: Date.now() + (answer.expiresIn() ?? 60) * 1000,
  }
}

/** A provider that cannot be reached yet is asked again at the next sign-in. */
function discoverOnce(config: Config): () => Promise<openid.Configuration> {
  let discovered: Promise<openid.Configuration> | null = null
  const issuer = new URL(config.issuer)
  // Plain HTTP only for a provider on this machine, as `npm start` runs one.
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(issuer.hostname)
  const execute = isLocal && issuer.protocol === 'http:' ? [openid.allowInsecureRequests] : []
  return () => {
    discovered ??= openid
      .discovery(
        issuer,
        config.clientId,
        undefined,
        openid.ClientSecretBasic(config.clientSecret),
        {
          execute,
        },
      )
      .catch((error) => {
        discovered = null
        throw error
      })
    return discovered
  }
}
