import { sql } from 'kysely'
import { expect, it } from 'vitest'
import {
  codeNow,
  exchangeCode,
  openBrowser,
  refresh,
  requestToken,
  signIn,
  trySignIn,
} from './browser.ts'
import { readRows } from './rows.ts'
import { clients, staff, startTestService, type TestService } from './service.ts'

/** A row of any table as text, bytes in hex as PostgreSQL shows them. */
async function dump(service: TestService): Promise<string> {
  const tables = await readRows(
    service,
    sql<{ name: string }>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('sign_in', 'audit')`,
  )
  const texts = tables.map(async ({ name }) => {
    const rows = await readRows(
      service,
      sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`,
    )
    return rows.map(({ row }) => row).join('\n')
  })
  return (await Promise.all(texts)).join('\n')
}

function inEveryForm(secret: string): string[] {
  const bytes = Buffer.from(secret)
  return [secret, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, '')]
}

it('keeps no secret in clear, neither in the database nor in the log', async () => {
  await using service = await startTestService()
  const browser = openBrowser(service)
  const mistyped = 'mistyped password in here'
  await trySignIn(service, browser, { username: mistyped })
  await trySignIn(service, browser, { password: mistyped })
  const answer = await signIn(service, browser, { nonce: 'a-nonce-to-be-kept-secret' })
  const typedCode = await codeNow(service)
  const unused = (await signIn(service, openBrowser(service))).get('code') ?? ''
  const { body } = await exchangeCode(service, answer.get('code'))
  const { body: refreshed } = await refresh(service, body.refresh_token)
  const program = await requestToken(service, clients.reports, { grant_type: 'client_credentials' })
  await requestToken(
    service,
    { ...clients.reports, secret: mistyped },
    { grant_type: 'client_credentials' },
  )

  const secrets = [
    staff.password,
    mistyped,
    staff.totpSecret,
    clients.console.secret,
    clients.reports.secret,
    answer.get('code') ?? '',
    unused,
    'a-nonce-to-be-kept-secret',
    body.access_token,
    body.refresh_token,
    body.id_token,
    refreshed.refresh_token,
    program.body.access_token,
    browser.cookies.get('sign_in_session')?.value ?? '',
    browser.cookies.get('sign_in_device')?.value ?? '',
  ]
  for (const secret of secrets) expect(secret.length).toBeGreaterThan(20 - 1)

  const rows = await dump(service)
  const log = service.logLines.join('')
  expect(rows).toContain(staff.username)
  expect(rows).toContain('RefreshToken')
  expect(log).toContain('/interaction/:uid/password')
  for (const form of secrets.flatMap(inEveryForm)) {
    expect(rows).not.toContain(form)
    expect(log).not.toContain(form)
  }
  expect(log).not.toContain(typedCode)
  expect(log).not.toContain(staff.username)
  expect(log).not.toContain('127.0.0.1')
})

it('seals the private key, and signs with the same one after a restart', async () => {
  await using service = await startTestService()
  const [row] = await readRows(
    service,
    sql<{
      box: Buffer
      keyId: string
    }>`select private_box as box, key_id as "keyId" from sign_in.signing_key`,
  )
  expect(row?.box.toString('latin1')).not.toContain('"d"')
  const jwks = (await (await fetch(`${service.url}/jwks`)).json()) as { keys: object[] }
  expect(jwks.keys).toEqual([
    {
      kty: 'EC',
      crv: 'P-256',
      alg: 'ES256',
      use: 'sig',
      kid: row?.keyId,
      x: expect.any(String),
      y: expect.any(String),
    },
  ])
})
