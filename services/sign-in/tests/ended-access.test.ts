import { inviteStaffAgain, isRefusal, listStaff, signOutEverywhere } from '@gwirio/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, tokensOf } from './api.ts'
import { authorizationUrl, codeNow, openBrowser } from './browser.ts'
import { redirectUri, staff, startTestService, type TestService } from './service.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service[Symbol.asyncDispose]())

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
