import { createServer } from 'node:http'
import { base64url, exportJWK, generateKeyPair, type JWK, SignJWT, UnsecuredJWT } from 'jose'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTokenVerifier, listen } from '../src/index.ts'
import { audience, clock, notesPath, startTestService } from './test-service.ts'

let service: Awaited<ReturnType<typeof startTestService>>
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service[Symbol.asyncDispose]())

const scope = 'verification:read'
const read = (authorization?: string) => {
  const get = request(service.app).get(notesPath)
  return authorization === undefined ? get : get.set('Authorization', authorization)
}
const now = () => Math.floor(clock.now().getTime() / 1_000)
const claims = () => ({
  iss: service.issuer.issuer,
  aud: audience,
  sub: 'test-client',
  client_id: 'test-client',
  scope,
  iat: now(),
  exp: now() + 300,
})
const mint = (change: Parameters<typeof service.issuer.token>[0]) => service.issuer.token(change)

describe('a token', () => {
  it('lets its holder in when all of it is right', async () => {
    expect((await read(`Bearer ${await mint({ audience, scope })}`)).status).toBe(200)
    expect((await read(`bearer ${await mint({ audience, scope: `a ${scope} b` })}`)).status).toBe(
      200,
    )
  })

  it('is asked for when there is none', async () => {
    const answer = await read()
    expect([answer.status, answer.body.code]).toEqual([401, 'token-missing'])
    expect(answer.headers['www-authenticate']).toBe('Bearer')
  })

  const wrong: Array<[string, () => Promise<string> | string]> = [
    ['of nonsense', () => 'nonsense'],
    ['of three empty parts', () => '..'],
    ['for another audience', () => mint({ audience: 'https://other.invalid', scope })],
    ['that has expired', () => mint({ audience, scope, lifetimeSeconds: -6 })],
    ['that never expires', () => mint({ audience, scope, claims: { exp: undefined } })],
    ['that is not good yet', () => mint({ audience, scope, claims: { nbf: now() + 60 } })],
    ['that is an ID token', () => mint({ audience, scope, type: 'JWT' })],
    ['without a client', () => mint({ audience, scope, claims: { client_id: undefined } })],
    ['that is not signed', () => new UnsecuredJWT(claims()).encode()],
    ['signed by another key', () => signByStranger('test')],
    ['signed by an unknown key', () => signByStranger('unknown')],
    ['signed with the public key as a shared secret', signWithPublicKey],
    ['with a changed payload', changePayload],
  ]
  it.each(wrong)('%s is not accepted', async (_name, make) => {
    const answer = await read(`Bearer ${await make()}`)
    expect([answer.status, answer.body.code]).toEqual([401, 'token-invalid'])
    expect(answer.headers['www-authenticate']).toBe('Bearer error="invalid_token"')
  })

  it('of another issuer is not accepted', async () => {
    await using other = await startTestService()
    const answer = await read(`Bearer ${await other.issuer.token({ audience, scope })}`)
    expect(answer.body.code).toBe('token-invalid')
  })

  it.each(['Basic dTpw', 'Bearer', 'Bearer a b', 'Bearer é', ''])(
    'is not read from the header %j',
    async (header) => {
      const answer = await read(header)
      expect([answer.status, answer.body.code]).toEqual([401, 'token-invalid'])
    },
  )

  it('with the other scope that does as well is let in too', async () => {
    const other = await mint({ audience, scope: 'verification:watch' })
    expect((await read(`Bearer ${other}`)).status).toBe(200)
  })

  it('without the scope is refused, and the answer names the scope', async () => {
    const answer = await read(`Bearer ${await mint({ audience, scope: 'verification:readers' })}`)
    expect([answer.status, answer.body.code]).toEqual([403, 'scope-missing'])
    expect(answer.headers['www-authenticate']).toBe(
      `Bearer error="insufficient_scope", scope="${scope}"`,
    )
  })

  it('comes before the input: nobody without one learns what was wrong with it', async () => {
    const answer = await request(service.app).post('/v1/cases/7/notes').send('{"text":')
    expect(answer.body.code).toBe('token-missing')
  })
})

describe('the caller', () => {
  const callerOf = async (change: object) => {
    const verify = createTokenVerifier({ issuer: service.issuer.issuer, audience, clock })
    return verify(await mint({ audience, scope: 'a b', clientId: 'console', ...change }))
  }

  it('is a client when the token is for the client itself', async () => {
    expect(await callerOf({})).toEqual({
      subject: 'console',
      clientId: 'console',
      scopes: new Set(['a', 'b']),
      kind: 'client',
      areas: null,
    })
  })

  it('is staff when the token is for a person', async () => {
    expect(await callerOf({ subject: 'staff-7', claims: { name: 'Sian' } })).toMatchObject({
      subject: 'staff-7',
      kind: 'staff',
      name: 'Sian',
    })
  })

  it.each([
    ['does not say when they signed in', { auth_time: undefined }],
    ['says so without a time', { auth_time: 0 }],
    ['is by client credentials at Auth0', { gty: 'client-credentials' }],
    ['is of an application at Microsoft Entra ID', { idtyp: 'app' }],
  ])('is a client, whoever the subject is, when the token %s', async (_what, more) => {
    const claims = { ...more, client_id: undefined, azp: 'reports' }
    expect(await callerOf({ subject: 'service-account-reports', claims })).toMatchObject({
      clientId: 'reports',
      kind: 'client',
    })
  })

  it.each([
    ['all where the token names none', {}, null],
    ['those that the token names and that are known here', { areas: ['gwent', 'kent'] }, ['gwent']],
    ['all where the claim is no list', { areas: 'gwent' }, null],
  ])('has as areas %s', async (_what, more, areas) => {
    expect(await callerOf({ subject: 'staff-7', claims: more })).toMatchObject({ areas })
  })
})

describe('keys that cannot be fetched', () => {
  it('are never acceptance: not ready, until they can be', async () => {
    let isUp = false
    let asked = 0
    const { publicKey, privateKey } = await generateKeyPair('ES256')
    const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256' }] }
    await using keyServer = await listen(
      (_request, response) => {
        asked += 1
        response.writeHead(isUp ? 200 : 500).end(JSON.stringify(keys))
      },
      { port: 0, host: '127.0.0.1' },
    )
    await using other = await startTestService({ jwksUrl: `${keyServer.url}/jwks` })
    const token = await new SignJWT({ ...claims(), iss: other.issuer.issuer })
      .setProtectedHeader({ alg: 'ES256', kid: 'k', typ: 'at+jwt' })
      .sign(privateKey)
    const ask = () => request(other.app).get(notesPath).set('Authorization', `Bearer ${token}`)

    const first = await ask()
    expect([first.status, first.body.code]).toEqual([503, 'not-ready'])
    expect(first.headers['retry-after']).toBe('5')
    isUp = true
    expect((await ask()).status).toBe(200)
    expect((await ask()).status).toBe(200)
    expect(asked).toBe(2)
  })

  it('are not taken from a discovery document of another issuer', async () => {
    const server = createServer((_request, response) => {
      response.end(
        JSON.stringify({
          issuer: 'https://other.invalid',
          jwks_uri: `${service.issuer.issuer}/jwks`,
        }),
      )
    })
    await using impostor = await listen((...exchange) => server.emit('request', ...exchange), {
      port: 0,
      host: '127.0.0.1',
    })
    const verify = createTokenVerifier({ issuer: impostor.url, audience, clock })
    expect(await verify(await mint({ audience, scope }))).toEqual({ refused: 'not-ready' })
  })
})

async function signByStranger(kid: string): Promise<string> {
  const { privateKey } = await generateKeyPair('Ed25519')
  return new SignJWT(claims())
    .setProtectedHeader({ alg: 'Ed25519', kid, typ: 'at+jwt' })
    .sign(privateKey)
}

async function signWithPublicKey(): Promise<string> {
  const answer = await fetch(`${service.issuer.issuer}/jwks`)
  const { keys } = (await answer.json()) as { keys: JWK[] }
  return new SignJWT(claims())
    .setProtectedHeader({ alg: 'HS256', kid: 'test', typ: 'at+jwt' })
    .sign(base64url.decode(keys[0]?.x ?? ''))
}

async function changePayload(): Promise<string> {
  const [header, , signature] = (await mint({ audience, scope: 'none' })).split('.')
  return [header, base64url.encode(JSON.stringify(claims())), signature].join('.')
}
