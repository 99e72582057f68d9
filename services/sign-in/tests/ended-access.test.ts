import { inviteStaffAgain, isRefusal, listStaff, signOutEverywhere } from '@gwirio/contracts'
import { openDatabase } from '@gwirio/database'
import { forThisFile } from '@gwirio/testing'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { call, tokensOf } from './api.ts'
import { createAuthenticator } from './authenticator.ts'
import { authorizationUrl, codeNow, openBrowser, signIn } from './browser.ts'
import { redirectUri, staff, startTestService } from './service.ts'

const service = await forThisFile(startTestService())

/** Gives password and code, and does not go back to the client yet. @returns how to go back */
async function signInHalfWay({ username, password }: { username: string; password: string }) {
  const browser = openBrowser(service)
  service.clock.advance({ seconds: 30 })
  const form = await browser.visit(authorizationUrl(service))
  const codeForm = await browser.submit(form, { username, password })
  const action = /<form method="post" action="([^"]+)"/.exec(codeForm.html)?.[1] ?? ''
  const done = await fetch(new URL(action, codeForm.url), {
    method: 'POST',
    redirect: 'manual',
    headers: {
      cookie: [...browser.cookies].map(([name, { value }]) => `${name}=${value}`).join('; '),
    },
    body: new URLSearchParams({ code: await codeNow(service) }),
  })
  const back = done.headers.get('location') ?? ''
  return async () => (await browser.visit(new URL(back, service.url).href)).url
}

async function makeStaff(username: string) {
  const person = { ...staff, username }
  await service.keepAccounts({ staff: [person] })
  return person
}

async function inviteAgain(username: string): Promise<void> {
  const { access_token: token } = await tokensOf(service)
  const list = await call(service, token, listStaff)
  const found = isRefusal(list) ? undefined : list.staff.find((one) => one.username === username)
  await call(service, token, inviteStaffAgain, { params: { staffId: found?.staffId ?? '' } })
}

type Person = Awaited<ReturnType<typeof makeStaff>>

describe('a sign-in that has not gone back to its client', () => {
  it('goes back when nothing happened meanwhile', async () => {
    const goBack = await signInHalfWay(await makeStaff('control'))
    expect(await goBack()).toContain(`${redirectUri}?code=`)
  })

  it.each<[string, string, (person: Person) => Promise<unknown>]>([
    [
      'its owner signs out everywhere',
      'everywhere',
      async (person) =>
        call(service, (await tokensOf(service, person)).access_token, signOutEverywhere),
    ],
    ['a manager invites its owner again', 'invited.again', ({ username }) => inviteAgain(username)],
    [
      'the command changes the account',
      'by.command',
      (person) => service.keepAccounts({ staff: [{ ...person, password: 'three words: heron' }] }),
    ],
  ])('ends when %s', async (_when, username, act) => {
    const person = await makeStaff(username)
    const goBack = await signInHalfWay(person)
    await act(person)
    expect(await goBack()).not.toContain('code=')
  })
})

describe('a passkey that is being added', () => {
  it('is not, when a manager invites its owner again at the same moment', async () => {
    await using named = await startTestService({}, {}, 'localhost')
    const browser = openBrowser(named)
    const post = (path: string, fields: Record<string, string> = {}) =>
      browser.visit(named.url + path, { method: 'POST', body: new URLSearchParams(fields) })
    await signIn(named, browser)
    const options = JSON.parse((await post('/passkeys/options')).html)
    const device = createAuthenticator({ origin: named.url, rpId: 'localhost' })
    await using db = openDatabase<unknown>({ url: named.adminUrl })
    const waiting = async () => {
      const { rows } = await sql`select 1 from pg_locks where not granted`.execute(db)
      return rows.length
    }
    const adding = await db.transaction().execute(async (tx) => {
      await sql`update sign_in.staff_account set password_hash = null, totp_box = null
        where username = ${staff.username}`.execute(tx)
      await sql`delete from sign_in.provider_record where model = 'Session'`.execute(tx)
      const page = post('/passkeys', { response: device.create(options) })
      await expect.poll(waiting).toBeGreaterThan(0)
      return { page }
    })
    expect((await adding.page).html).not.toContain('The passkey was added')
    const { rows } = await sql`select 1 from sign_in.passkey`.execute(db)
    expect(rows).toEqual([])
  })
})
