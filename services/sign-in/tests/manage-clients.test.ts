import {
  addClient,
  changeClientSecret,
  disableClient,
  isRefusal,
  listClients,
} from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { call, tokensOf } from './api.ts'
import { requestToken } from './browser.ts'
import { readActions } from './rows.ts'
import { startTestService } from './service.ts'

const service = await forThisFile(startTestService())
const token = (await tokensOf(service)).access_token

const grant_type = 'client_credentials'

async function add(clientId: string): Promise<string> {
  const body = { clientId, scopes: ['verification:read'] }
  const answer = await call(service, token, addClient, { body })
  if (isRefusal(answer)) throw new Error(answer.refused)
  expect(answer.client).toMatchObject({ ...body, disabled: false, oldSecretUntil: null })
  return answer.secret
}

async function changeSecret(clientId: string, keepOldHours: number): Promise<string> {
  const input = { params: { clientId }, body: { keepOldHours } }
  const answer = await call(service, token, changeClientSecret, input)
  if (isRefusal(answer)) throw new Error(answer.refused)
  return answer.secret
}

async function statusWith(clientId: string, secret: string): Promise<number> {
  return (await requestToken(service, { clientId, secret }, { grant_type })).status
}

describe('managers and report-sending systems', () => {
  it('sees those, and no part of Gwirio itself', async () => {
    const answer = await call(service, token, listClients)
    const ids = isRefusal(answer) ? [] : answer.clients.map(({ clientId }) => clientId)
    expect(ids).toEqual(['report-system'])
    const params = { clientId: 'console' }
    expect(await call(service, token, disableClient, { params })).toEqual({
      refused: 'client-not-found',
    })
  })

  it('adds one whose secret is good for a token with its scope', async () => {
    const secret = await add('letters')
    const { body } = await requestToken(service, { clientId: 'letters', secret }, { grant_type })
    expect(body.scope).toBe('verification:read')
    const again = { body: { clientId: 'letters', scopes: ['verification:read'] } }
    expect(await call(service, token, addClient, again)).toEqual({ refused: 'client-taken' })
  })

  it('ends the old secret at once when no hours are said, and the one before in any case', async () => {
    const first = await add('at-once')
    const second = await changeSecret('at-once', 24)
    const third = await changeSecret('at-once', 24)
    expect(await statusWith('at-once', first)).toBe(401)
    expect(await statusWith('at-once', second)).toBe(200)
    const fourth = await changeSecret('at-once', 0)
    for (const secret of [second, third]) expect(await statusWith('at-once', secret)).toBe(401)
    expect(await statusWith('at-once', fourth)).toBe(200)
  })

  it('disables one: it gets no more tokens, by neither secret, and no new one', async () => {
    const old = await add('gone')
    const fresh = await changeSecret('gone', 24)
    const params = { clientId: 'gone' }
    const disabled = await call(service, token, disableClient, { params })
    expect(disabled).toMatchObject({ disabled: true, oldSecretUntil: null })
    for (const secret of [old, fresh]) expect(await statusWith('gone', secret)).toBe(401)
    const change = { params, body: { keepOldHours: 0 } }
    expect(await call(service, token, changeClientSecret, change)).toEqual({
      refused: 'client-not-found',
    })
    expect(await readActions(service)).toEqual(
      expect.arrayContaining(['client.made', 'client.secret-changed', 'client.disabled']),
    )
  })
  it('lets the old secret go on beside the new one for the hours that they say', async () => {
    const old = await add('overlapping')
    const fresh = await changeSecret('overlapping', 2)
    expect(await statusWith('overlapping', old)).toBe(200)
    expect(await statusWith('overlapping', fresh)).toBe(200)
    expect(await statusWith('overlapping', `${fresh.slice(0, -1)}!`)).toBe(401)
    service.clock.advance({ seconds: 2 * 3600 })
    expect(await statusWith('overlapping', old)).toBe(401)
    expect(await statusWith('overlapping', fresh)).toBe(200)
  })
})
