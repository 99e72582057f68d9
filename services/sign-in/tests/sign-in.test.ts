import { createTokenVerifier, systemClock } from '@gwirio/service-kit'
import { forThisFile } from '@gwirio/testing'
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import * as client from 'openid-client'
import { describe, expect, it } from 'vitest'
import { authorizationUrl, exchangeCode, openBrowser, signIn, trySignIn } from './browser.ts'
import { readActions } from './rows.ts'
import { clients, redirectUri, staff, startTestService } from './service.ts'

const service = await forThisFile(startTestService())

describe('signing staff in for a client (OpenID Connect Core 1.0 §3.1, RFC 7636)', () => {
  it('gives the client a name and tokens that every service can check', async () => {
    const { clientId, secret } = clients.console
    const provider = await client.discovery(
      new URL(service.url),
      clientId,
      secret,
      client.ClientSecretBasic(secret),
      { execute: [client.allowInsecureRequests] },
    )
    const pkceCodeVerifier = client.randomPKCECodeVerifier()
    const expectedState = client.randomState()
    const expectedNonce = client.randomNonce()
    const url = client.buildAuthorizationUrl(provider, {
      redirect_uri: redirectUri,
      scope: 'openid profile party:read verification:write',
      state: expectedState,
      nonce: expectedNonce,
      code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
    })
    const answer = await signIn(service, openBrowser(service), Object.fromEntries(url.searchParams))
    const tokens = await client.authorizationCodeGrant(
      provider,
      new URL(`${redirectUri}?${answer}`),
      { pkceCodeVerifier, expectedState, expectedNonce },
    )

    expect(tokens.claims()).toMatchObject({ name: staff.displayName, aud: 'console' })
    expect(tokens.scope).toBe('party:read verification:write')
    const keys = createRemoteJWKSet(new URL(`${service.url}/jwks`))
    const { payload } = await jwtVerify(tokens.access_token, keys, {
      issuer: service.url,
      audience: 'urn:gwirio:api',
      algorithms: ['ES256'],
      typ: 'at+jwt',
    })
    expect(payload).toMatchObject({
      sub: tokens.claims()?.sub,
      client_id: 'console',
      scope: 'party:read verification:write',
      name: staff.displayName,
    })
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300)
  })

  it('is understood by the token check of the other services', async () => {
    const answer = await signIn(service, openBrowser(service))
    const { body } = await exchangeCode(service, answer.get('code'))
    const verify = createTokenVerifier({
      issuer: service.url,
      audience: 'urn:gwirio:api',
      clock: systemClock,
    })
    expect(await verify(body.access_token)).toMatchObject({
      kind: 'staff',
      clientId: 'console',
      name: staff.displayName,
      scopes: new Set(['party:read']),
    })
    // An id token proves who signed in, not what may be done (ASVS 5.0 9.2.2).
    expect(await verify(body.id_token)).toEqual({ refused: 'token-invalid' })
    expect(decodeProtectedHeader(body.id_token).alg).toBe('ES256')
  })

  it('exchanges a code once, and ends what it gave when the code comes again', async () => {
    const code = (await signIn(service, openBrowser(service))).get('code')
    const first = await exchangeCode(service, code)
    expect(first.status).toBe(200)
    expect(await exchangeCode(service, code)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    })
  })

  it('gives one of two exchanges at the same moment the tokens', async () => {
    const code = (await signIn(service, openBrowser(service))).get('code')
    const answers = await Promise.all([exchangeCode(service, code), exchangeCode(service, code)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400])
  })

  it('asks for the password at each sign-in, also in the same browser', async () => {
    const browser = openBrowser(service)
    await signIn(service, browser)
    const again = await browser.visit(authorizationUrl(service))
    expect(again.html).toContain('name="password"')
  })

  it('begins a new session at each sign-in (ASVS 5.0 7.2.4)', async () => {
    const browser = openBrowser(service)
    await signIn(service, browser)
    const before = browser.cookies.get('sign_in_session')
    await signIn(service, browser)
    expect(before?.value).toMatch(/^[\w-]{21,}$/)
    expect(browser.cookies.get('sign_in_session')?.value).not.toBe(before?.value)
  })

  it.each([
    ['without PKCE', { code_challenge: '', code_challenge_method: '' }],
    ['with a plain challenge', { code_challenge_method: 'plain' }],
    ['for an implicit token', { response_type: 'id_token', nonce: 'nonce' }],
    ["for another client's scope", { scope: 'openid verification:read' }],
  ])('refuses a request %s', async (_what, more) => {
    const { url } = await openBrowser(service).visit(authorizationUrl(service, more))
    expect(url).toMatch(
      /^http:..127.0.0.1:39999.signed-in[?#]error=(invalid_request|invalid_scope|unsupported_response_type)&/,
    )
  })

  it.each([
    ['an address that is not registered', { redirect_uri: `${redirectUri}/elsewhere` }],
    ['a client that is not there', { client_id: 'nobody' }],
    ['a client that is a program', { client_id: 'report-system' }],
  ])('leads nowhere for %s', async (_what, more) => {
    const page = await openBrowser(service).visit(authorizationUrl(service, more))
    expect(page.status).toBe(400)
    expect(page.html).toContain('You cannot sign in this way')
  })

  it('names one issuer whatever the request says of its host', async () => {
    const response = await fetch(`${service.url}/.well-known/openid-configuration`, {
      headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
    })
    expect(await response.json()).toMatchObject({
      issuer: service.url,
      token_endpoint: `${service.url}/token`,
      jwks_uri: `${service.url}/jwks`,
      authorization_endpoint: `${service.url}/auth`,
      end_session_endpoint: `${service.url}/session/end`,
    })
  })
})

describe('what is recorded', () => {
  it('holds the steps of a sign-in and of a refusal', async () => {
    const from = (await readActions(service)).length
    await trySignIn(service, openBrowser(service), { code: '000000' })
    const answer = await signIn(service, openBrowser(service))
    await exchangeCode(service, answer.get('code'))
    expect((await readActions(service)).slice(from)).toEqual([
      'staff.password-accepted (password-right)',
      'staff.sign-in-refused (wrong-code)',
      'staff.password-accepted (password-right)',
      'staff.signed-in',
      'staff.token-granted',
    ])
  })
})
