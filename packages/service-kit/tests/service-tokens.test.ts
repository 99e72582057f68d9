import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { type Clock, createServiceToken, listen } from '../src/index.ts'

const clientId = 'email:verification'
const clientSecret = 'p%ss wörd+&'

/** A token endpoint that counts what it is asked. */
async function startTokenEndpoint() {
  const asked: Array<{ authorization: string; form: string }> = []
  let isUp = true
  let issuer = ''
  const issue = async (request: IncomingMessage) => {
    asked.push({ authorization: request.headers.authorization ?? '', form: await text(request) })
    return { access_token: `token-${asked.length}`, token_type: 'Bearer', expires_in: 300 }
  }
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(isUp ? 200 : 500, { 'content-type': 'application/json' })
    const document = { issuer, token_endpoint: `${issuer}/token` }
    response.end(JSON.stringify(request.method === 'GET' ? document : await issue(request)))
  }
  const listening = await listen((...exchange) => void serve(...exchange), {
    port: 0,
    host: '127.0.0.1',
  })
  issuer = listening.url
  return {
    issuer,
    asked,
    setUp: (up: boolean) => {
      isUp = up
    },
    [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose](),
  }
}

function clockFrom(start: number): Clock & { pass(seconds: number): void } {
  let at = start
  return {
    now: () => new Date(at),
    pass: (seconds) => {
      at += seconds * 1_000
    },
  }
}

const options = { clientId, clientSecret, scope: 'code:write code:check', resource: 'urn:sms-code' }

describe('createServiceToken', () => {
  it('asks as the client, with its scope and resource', async () => {
    await using endpoint = await startTokenEndpoint()
    const token = createServiceToken({ ...options, issuer: endpoint.issuer, clock: clockFrom(0) })
    expect(await token()).toBe('token-1')
    const [{ authorization, form } = { authorization: '', form: '' }] = endpoint.asked
    const [id, secret] = Buffer.from(authorization.slice(6), 'base64').toString().split(':')
    const read = (part = '') => decodeURIComponent(part.replaceAll('+', ' '))
    expect([read(id), read(secret)]).toEqual([clientId, clientSecret])
    expect(Object.fromEntries(new URLSearchParams(form))).toEqual({
      grant_type: 'client_credentials',
      scope: options.scope,
      resource: options.resource,
    })
  })

  it('asks once for callers that come together, and again shortly before the token ends', async () => {
    await using endpoint = await startTokenEndpoint()
    const clock = clockFrom(0)
    const token = createServiceToken({ ...options, issuer: endpoint.issuer, clock })
    expect(await Promise.all([token(), token(), token()])).toEqual([
      'token-1',
      'token-1',
      'token-1',
    ])
    clock.pass(269)
    expect(await token()).toBe('token-1')
    clock.pass(1)
    expect(await Promise.all([token(), token()])).toEqual(['token-2', 'token-2'])
  })

  it('fails while the issuer does, and asks again at the next call', async () => {
    await using endpoint = await startTokenEndpoint()
    const token = createServiceToken({ ...options, issuer: endpoint.issuer, clock: clockFrom(0) })
    endpoint.setUp(false)
    await expect(token()).rejects.toThrow()
    endpoint.setUp(true)
    expect(await token()).toBe('token-1')
  })
})
