import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import {
  disableStaff,
  inviteStaffAgain,
  isRefusal,
  listStaff,
  scopesOfRole,
  signOutEverywhere,
} from '@gwirio/contracts'
import { findFreePort } from '@gwirio/testing'
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { call, tokensOf } from './api.ts'
import { redirectUri, staff, startTestService, type TestService } from './service.ts'

/** A console that hears of ended sessions, and can be out of order. */
async function startConsole() {
  const port = await findFreePort()
  const heard: string[] = []
  let failures = 0
  const hearOne = async (request: IncomingMessage, response: ServerResponse) => {
    const form = new URLSearchParams(await text(request))
    failures -= 1
    response.writeHead(failures >= 0 ? 503 : 204).end()
    heard.push(form.get('logout_token') ?? '')
    server.emit('heard')
  }
  const server = createServer((...exchange) => void hearOne(...exchange)).listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${port}/backchannel-logout`,
    heard,
    fail: (times: number) => {
      failures = times
    },
    async hear(count: number) {
      while (heard.length < count) await once(server, 'heard')
      return heard
    },
    [Symbol.asyncDispose]: async () => {
      server.close()
      await once(server, 'close')
    },
  }
}

let console_: Awaited<ReturnType<typeof startConsole>>
let service: TestService
let managers: string
beforeAll(async () => {
  console_ = await startConsole()
  service = await startTestService()
  await service.keepAccounts({
    clients: [
      {
        clientId: 'console',
        secret: 'console-'.padEnd(43, 'x'),
        kind: 'web',
        scopes: [...new Set(Object.values(scopesOfRole).flat())],
        redirectUris: [redirectUri],
        backchannelLogoutUri: console_.url,
      },
    ],
  })
  managers = (await tokensOf(service)).access_token
})
afterAll(async () => {
  await service[Symbol.asyncDispose]()
  await console_[Symbol.asyncDispose]()
})

async function idOf(username: string): Promise<string> {
  const answer = await call(service, managers, listStaff)
  const found = isRefusal(answer) ? [] : answer.staff
  return found.find((one) => one.username === username)?.staffId ?? ''
}

it('tells the console who is signed out everywhere (Back-Channel Logout 1.0 §2.4)', async () => {
  const tokens = await tokensOf(service, staff)
  // The console can tell sessions apart too (§2.1)
  expect(decodeJwt(tokens.id_token)['sid']).toMatch(/^[\w-]{20,}$/)
  const before = console_.heard.length
  await call(service, tokens.access_token, signOutEverywhere)
  const notice = (await console_.hear(before + 1))[before] ?? ''
  const keys = createRemoteJWKSet(new URL(`${service.url}/jwks`))
  const { payload } = await jwtVerify(notice, keys, {
    issuer: service.url,
    audience: 'console',
    typ: 'logout+jwt',
    algorithms: ['ES256'],
  })
  expect(payload).toMatchObject({
    sub: decodeJwt(tokens.id_token).sub,
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
  })
  expect(payload).not.toHaveProperty('nonce')
  // No one session: all of them
  expect(payload).not.toHaveProperty('sid')
})

it.each([disableStaff, inviteStaffAgain])(
  'tells it when a manager ends access ($id)',
  async (act) => {
    const username = `ended.${act.id.toLowerCase()}`
    await service.keepAccounts({ staff: [{ ...staff, username }] })
    const staffId = await idOf(username)
    const before = console_.heard.length
    await call(service, managers, act, { params: { staffId } })
    const notice = (await console_.hear(before + 1))[before] ?? ''
    expect(decodeJwt(notice).sub).toBe(staffId)
  },
)

it('tells it again when it was out of order', async () => {
  const username = 'out.of.order'
  await service.keepAccounts({ staff: [{ ...staff, username }] })
  const staffId = await idOf(username)
  const before = console_.heard.length
  console_.fail(1)
  await call(service, managers, disableStaff, { params: { staffId } })
  const [first = '', second = ''] = (await console_.hear(before + 2)).slice(before)
  expect([decodeJwt(first).sub, decodeJwt(second).sub]).toEqual([staffId, staffId])
}, 60_000)

it('says in its discovery document that it does', async () => {
  const response = await fetch(`${service.url}/.well-known/openid-configuration`)
  expect(await response.json()).toMatchObject({
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
  })
})
