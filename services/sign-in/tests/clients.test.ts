import { createServiceToken, createTokenVerifier, systemClock } from '@gwirio/service-kit'
import { forThisFile } from '@gwirio/testing'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { requestToken } from './browser.ts'
import { readActions, readRows } from './rows.ts'
import { clients, startTestService } from './service.ts'

const service = await forThisFile(startTestService())

const grant_type = 'client_credentials'
const { reports } = clients

describe('a program asks for a token (RFC 6749 §4.4)', () => {
  it('gets all its own scopes when it names none (§3.3)', async () => {
    const { status, body } = await requestToken(service, reports, { grant_type })
    expect(status).toBe(200)
    expect(body).toMatchObject({ scope: 'verification:read party:read', expires_in: 600 })
    expect(body.refresh_token).toBeUndefined()
    const verify = createTokenVerifier({
      issuer: service.url,
      audience: 'urn:gwirio:api',
      clock: systemClock,
    })
    expect(await verify(body.access_token)).toMatchObject({
      kind: 'client',
      subject: 'report-system',
      clientId: 'report-system',
      scopes: new Set(['verification:read', 'party:read']),
    })
  })

  it('gets what it names', async () => {
    const scope = 'verification:read'
    expect((await requestToken(service, reports, { grant_type, scope })).body.scope).toBe(scope)
  })

  it('is served as the other services ask', async () => {
    const token = createServiceToken({
      issuer: service.url,
      clientId: reports.clientId,
      clientSecret: reports.secret,
      scope: 'verification:read',
      clock: systemClock,
    })
    expect(await token()).toMatch(/^eyJ/)
  })

  it.each([
    ["another's scope", { scope: 'verification:read party:unlock' }, 'invalid_scope'],
    ['a scope that is not there', { scope: 'everything' }, 'invalid_scope'],
    ['another audience', { resource: 'urn:gwirio:other' }, 'invalid_target'],
    ['a code', { grant_type: 'authorization_code', code: 'x' }, 'invalid_request'],
    ['a password', { grant_type: 'password' }, 'unsupported_grant_type'],
  ])('is refused %s', async (_what, parameters, error) => {
    const answer = await requestToken(service, reports, { grant_type, ...parameters })
    expect(answer).toMatchObject({ status: 400, body: { error } })
  })

  it('is refused with the secret of another, as if it were not there', async () => {
    const wrong = await requestToken(
      service,
      { ...reports, secret: clients.console.secret },
      { grant_type },
    )
    const nobody = await requestToken(
      service,
      { clientId: 'nobody', secret: reports.secret },
      { grant_type },
    )
    expect(wrong).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
    expect(nobody).toEqual(wrong)
  })

  it('cannot use the digest that the database holds as a secret', async () => {
    const rows = await readRows(
      service,
      sql<{ secret: string }>`
        select translate(rtrim(encode(secret_digest, 'base64'), '='), '+/', '-_') as secret
        from sign_in.client where client_id = ${reports.clientId}`,
    )
    const secret = rows[0]?.secret ?? ''
    expect(secret).toHaveLength(43)
    expect((await requestToken(service, { ...reports, secret }, { grant_type })).status).toBe(401)
  })

  it('is refused when it is a web client: those act for people', async () => {
    const answer = await requestToken(service, clients.console, { grant_type })
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
  })

  it('is refused from the moment it is disabled', async () => {
    const other = { clientId: 'other', secret: 'other-'.padEnd(43, 'z') }
    await service.keepAccounts({
      clients: [{ ...other, kind: 'service', scopes: ['code:write'] }],
    })
    expect((await requestToken(service, other, { grant_type })).status).toBe(200)
    await service.keepAccounts({ disableClients: ['other'] })
    expect((await requestToken(service, other, { grant_type })).status).toBe(401)
  })
})

describe('what is recorded', () => {
  it('holds grants, and refusals until one client has too many', async () => {
    await using fresh = await startTestService()
    const wrong = { ...reports, secret: clients.console.secret }
    await requestToken(fresh, reports, { grant_type })
    for (let count = 0; count < 9; count += 1) await requestToken(fresh, wrong, { grant_type })
    const actions = (await readActions(fresh)).filter((action) => action.includes('token'))
    expect(actions).toEqual([
      'client.token-granted',
      ...Array.from({ length: 5 }, () => 'token.refused (invalid_client)'),
    ])
    expect((await requestToken(fresh, reports, { grant_type })).status).toBe(200)
  })
})
