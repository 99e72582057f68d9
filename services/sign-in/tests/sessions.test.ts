import { decodeJwt } from 'jose'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'
import { sweep } from '../src/service.ts'
import { type Browser, exchangeCode, openBrowser, refresh, signIn, trySignIn } from './browser.ts'
import { readActions, readRows } from './rows.ts'
import { signedOutUri, staff, startTestService, type TestService } from './service.ts'

let service: TestService
let browser: Browser
beforeEach(async () => {
  service = await startTestService()
  browser = openBrowser(service)
})
afterEach(() => service[Symbol.asyncDispose]())

async function signInForTokens() {
  const answer = await signIn(service, browser)
  return (await exchangeCode(service, answer.get('code'))).body
}

describe('refreshing', () => {
  it('gives new tokens, each for one use', async () => {
    const first = await signInForTokens()
    const second = await refresh(service, first.refresh_token)
    expect(second.status).toBe(200)
    expect(second.body.refresh_token).not.toBe(first.refresh_token)
    expect(second.body.scope).toBe('party:read')
    expect((await refresh(service, second.body.refresh_token)).status).toBe(200)
  })

  it('ends everything when a used token comes again (RFC 9700 §4.14.2)', async () => {
    const first = await signInForTokens()
    const second = await refresh(service, first.refresh_token)
    expect((await refresh(service, first.refresh_token)).body.error).toBe('invalid_grant')
    expect((await refresh(service, second.body.refresh_token)).body.error).toBe('invalid_grant')
  })

  it('ends 15 minutes after the last access token ended, the session after 12 hours', async () => {
    await signInForTokens()
    const rows = await readRows(
      service,
      sql<{ model: string; seconds: number }>`
        select model, round(extract(epoch from expires_at - ${service.clock.now()}))::int as seconds
        from sign_in.provider_record where model in ('RefreshToken', 'Session') order by model`,
    )
    expect(rows).toEqual([
      { model: 'RefreshToken', seconds: 1200 },
      {
        model: 'Session',
        seconds: expect.toSatisfy((seconds) => seconds > 43_190 && seconds <= 43_200),
      },
    ])
  })
})

describe('signing out (OpenID Connect RP-Initiated Logout 1.0)', () => {
  it('ends session and tokens on the server without a question when the client proves itself', async () => {
    const tokens = await signInForTokens()
    const parameters = new URLSearchParams({
      id_token_hint: tokens.id_token,
      post_logout_redirect_uri: signedOutUri,
      state: 'bye',
    })
    const gone = await browser.visit(`${service.url}/session/end?${parameters}`)
    expect(gone.url).toBe(`${signedOutUri}?state=bye`)
    expect((await refresh(service, tokens.refresh_token)).body.error).toBe('invalid_grant')
    expect(await readActions(service)).toContain('staff.signed-out')
    expect(await countRecords()).toBe(0)
  })

  it('asks first when anybody could have sent the person here', async () => {
    const tokens = await signInForTokens()
    const page = await browser.visit(`${service.url}/session/end`)
    expect(page.html).toContain('Do you want to sign out?')
    expect((await refresh(service, tokens.refresh_token)).status).toBe(200)
    const xsrf = /name="xsrf" value="(\w+)"/.exec(page.html)?.[1] ?? ''
    const done = await browser.visit(`${service.url}/session/end/confirm`, {
      method: 'POST',
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
    })
    expect(done.html).toContain('You are signed out')
    expect(await countRecords()).toBe(0)
    expect((await readActions(service)).filter((act) => act === 'staff.signed-out')).toHaveLength(1)
  })

  it('leads back at once when there is no session any more', async () => {
    const parameters = new URLSearchParams({
      client_id: 'console',
      post_logout_redirect_uri: signedOutUri,
    })
    const gone = await browser.visit(`${service.url}/session/end?${parameters}`)
    expect(gone.url).toBe(signedOutUri)
    expect(await readActions(service)).not.toContain('staff.signed-out')
  })

  it('leads nowhere that is not registered', async () => {
    const parameters = new URLSearchParams({
      client_id: 'console',
      post_logout_redirect_uri: 'https://evil.example/',
    })
    const page = await browser.visit(`${service.url}/session/end?${parameters}`)
    expect(page.status).toBe(400)
  })

  it('lets the client end a refresh token by itself (RFC 7009)', async () => {
    const tokens = await signInForTokens()
    const response = await fetch(`${service.url}/token/revocation`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`console:${'console-'.padEnd(43, 'x')}`).toString('base64')}`,
      },
      body: new URLSearchParams({ token: tokens.refresh_token }),
    })
    expect(response.status).toBe(200)
    expect((await refresh(service, tokens.refresh_token)).body.error).toBe('invalid_grant')
  })
})

describe('another person in the same browser', () => {
  const gwyn = { ...staff, username: 'gwyn.rees', displayName: 'Gwyn Rees' }

  it('signs in without a further step, and the session of the first ends', async () => {
    await service.keepAccounts({ staff: [gwyn] })
    const first = await signInForTokens()
    const answer = await signIn(service, browser, {}, gwyn)
    const second = await exchangeCode(service, answer.get('code'))
    expect(decodeJwt(second.body.id_token).sub).not.toBe(decodeJwt(first.id_token).sub)
    expect((await refresh(service, first.refresh_token)).body.error).toBe('invalid_grant')
    expect((await refresh(service, second.body.refresh_token)).status).toBe(200)
    expect(await readActions(service)).toContain('staff.signed-out (another-signed-in)')
  })
})

describe('what nobody can use any more', () => {
  it('is removed, and nothing else', async () => {
    await using stack = new AsyncDisposableStack()
    const context = await createContext(readConfig(service.env), { clock: service.clock })
    stack.defer(() => context.db.destroy())
    await signInForTokens()
    await trySignIn(service, openBrowser(service), { code: '000000' })
    await readRows(
      service,
      sql`insert into sign_in.enrolment (staff_id, code_digest, expires_at)
        select staff_id, sha256(''), ${service.clock.now()}::timestamptz + interval '1 day'
        from sign_in.staff_account limit 1`,
    )
    const countEnrolments = async () =>
      (await readRows(service, sql`select from sign_in.enrolment`)).length
    const before = await countRecords()
    await sweep(context)
    expect([await countRecords(), await countEnrolments()]).toEqual([before, 1])
    service.clock.advance({ seconds: 2 * 24 * 60 * 60 })
    await sweep(context)
    expect([await countRecords(), await countEnrolments()]).toEqual([0, 0])
    expect(await readRows(service, sql`select from sign_in.throttle`)).toEqual([])
  })
})

describe('an account that changes (ASVS 5.0 7.4.2)', () => {
  it.each([
    ['disabled', { disableStaff: [staff.username] }],
    ['given another password', { staff: [{ ...staff, password: 'paned llanfair cwtch' }] }],
    ['given another secret', { staff: [{ ...staff, totpSecret: 'A'.repeat(32) }] }],
  ])('loses its sessions at once when it is %s', async (_what, input) => {
    const tokens = await signInForTokens()
    await service.keepAccounts(input)
    expect((await refresh(service, tokens.refresh_token)).body.error).toBe('invalid_grant')
    expect(await countRecords()).toBe(0)
  })

  it('cannot sign in while it is disabled, and can again after it was brought back', async () => {
    await service.keepAccounts({ disableStaff: [staff.username] })
    await expect(signIn(service, browser)).rejects.toThrow('is not right')
    await service.keepAccounts({ staff: [staff] })
    await signIn(service, browser)
  })
})

async function countRecords(): Promise<number> {
  const rows = await readRows(
    service,
    sql<{ count: number }>`
      select count(*)::int as count from sign_in.provider_record
      where model in ('Session', 'RefreshToken', 'AuthorizationCode', 'Grant')`,
  )
  return rows[0]?.count ?? -1
}
