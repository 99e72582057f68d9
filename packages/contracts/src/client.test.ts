import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { callOperation } from './client.ts'
import { readVerification } from './email-verification.ts'
import { ServiceError } from './exchange.ts'
import { askVerificationStatus } from './gate.ts'
import { isRefusal } from './operation.ts'

const receipt = 'eyJhbGciOiJFZERTQSJ9.e30.AA'
const no = { answer: 'no', reason: 'not-verified', level: null, since: null, until: null, receipt }
const question = { case: 'GW26P00123', party: '1', address: 'nia@post.example' }
let server: Server | undefined

afterEach(() => server?.close())

async function serve(answer: (...exchange: Parameters<RequestListener>) => unknown) {
  server = createServer((...exchange) => void answer(...exchange))
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { baseUrl: `http://127.0.0.1:${port}`, token: async () => 'a-token' }
}

describe('calling another service', () => {
  it('sends the token and the body and returns the result', async () => {
    const seen: Record<string, unknown> = {}
    const service = await serve(async (request, response) => {
      seen['authorization'] = request.headers.authorization
      seen['body'] = JSON.parse((await request.toArray()).join(''))
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(no))
    })
    expect(await callOperation(service, askVerificationStatus, { body: question })).toEqual(no)
    expect(seen).toEqual({ authorization: 'Bearer a-token', body: question })
  })

  it('returns a refusal that the operation names as a value', async () => {
    const service = await serve((_, response) => {
      response.writeHead(404).end(JSON.stringify({ code: 'verification-not-found' }))
    })
    const answer = await callOperation(service, readVerification, {
      params: { caseId: 'a', verificationId: 'b' },
    })
    expect(isRefusal(answer) && answer.refused).toBe('verification-not-found')
  })

  it.each([
    ['a refusal that the operation does not name', 409, '{"code":"party-locked"}', 'party-locked'],
    ['something that is no problem document', 500, '<html>', 'no-problem-code'],
    ['a result of another form', 200, '{"answer":"perhaps"}', 'contract-broken'],
  ])('throws on %s', async (_, status, body, code) => {
    const service = await serve((_request, response) => response.writeHead(status).end(body))
    const call = callOperation(service, askVerificationStatus, { body: question })
    await expect(call).rejects.toMatchObject({ code })
    await expect(call).rejects.toBeInstanceOf(ServiceError)
  })

  it('says that a service which does not listen is not ready, without the address that was asked for', async () => {
    const service = { baseUrl: 'http://127.0.0.1:1', token: async () => 'a-token' }
    const error = await callOperation(service, askVerificationStatus, { body: question }).catch(
      (e) => e,
    )
    expect(error).toMatchObject({ code: 'not-ready', status: null })
    expect(String(error)).not.toContain('nia@')
  })
})
