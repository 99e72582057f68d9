import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { notesPath, secretText, startTestService } from './test-service.ts'

let service: Awaited<ReturnType<typeof startTestService>>
let bearer: string

beforeAll(async () => {
  service = await startTestService()
  bearer = await service.bearer('verification:write verification:read')
})
afterAll(() => service[Symbol.asyncDispose]())

const post = (body: string | object, path = notesPath) =>
  request(service.app)
    .post(path)
    .set('Authorization', bearer)
    .set('Content-Type', 'application/json')
    .send(body)

describe('a good request', () => {
  it('is answered with the result and the status of its operation', async () => {
    const answer = await post({ text: 'hello' })
    expect(answer.status).toBe(201)
    expect(answer.body).toEqual({ length: 5, caller: 'test-client' })
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers['x-powered-by']).toBeUndefined()
    expect(answer.headers['strict-transport-security']).toBeDefined()
  })

  it('is answered without a body when there is nothing to say', async () => {
    const answer = await request(service.app).post('/v1/notes/clear').set('Authorization', bearer)
    expect(answer.status).toBe(204)
    expect(answer.text).toBe('')
  })

  it('gets a refusal of its operation as problem details', async () => {
    const answer = await post({ text: 'missing' })
    expect(answer.status).toBe(404)
    expect(answer.type).toBe('application/problem+json')
    expect(answer.body).toEqual({
      type: 'urn:gwirio:problem:verification-not-found',
      title: 'No such verification in this case',
      status: 404,
      detail: 'Find the party again and open its latest verification.',
      code: 'verification-not-found',
      instance: answer.headers['x-request-id'],
    })
  })
})

describe('bad input', () => {
  const rows: Array<[string, object | string, string[]]> = [
    ['an unknown field', { text: 'a', colour: secretText }, ['body.colour']],
    ['a wrong type', { text: 7 }, ['body.text']],
    ['a missing field', {}, ['body.text']],
    ['several faults at once', { text: '', pinned: 'yes' }, ['body.text', 'body.pinned']],
    ['a list instead of an object', [], ['body']],
    ['a prototype as a field', '{"text":"a","__proto__":{"pinned":true}}', ['body.__proto__']],
    ['an unknown field named like an address', { text: 'a', [secretText]: 1 }, ['body.?']],
    ['deep nesting', `{"text":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, ['body.text']],
  ]
  it.each(rows)('refuses %s and names the place, not the value', async (_name, body, paths) => {
    const answer = await post(body)
    expect(answer.status).toBe(400)
    expect(answer.body.code).toBe('invalid-input')
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toEqual(paths)
    expect(answer.text).not.toContain(secretText)
  })

  it('refuses a path that does not name a case', async () => {
    const answer = await post({ text: 'a' }, '/v1/cases/7/notes')
    expect(answer.body.errors).toEqual([{ path: 'path.caseId', message: 'Invalid UUID' }])
  })

  it('refuses a query, which no operation takes', async () => {
    const answer = await post({ text: 'a' }, `${notesPath}?pinned=1&pinned=2`)
    expect(answer.body.errors).toEqual([{ path: 'query.pinned', message: 'No such parameter' }])
  })

  it('refuses a path that is not well encoded', async () => {
    const answer = await post({ text: 'a' }, '/v1/cases/%ff/notes')
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found'])
  })

  it('refuses a body that is not JSON', async () => {
    const answer = await post('{"text":')
    expect([answer.status, answer.body.code]).toEqual([400, 'malformed-json'])
  })

  it('refuses a body that is too large', async () => {
    const answer = await post({ text: 'a'.repeat(70_000) })
    expect([answer.status, answer.body.code]).toEqual([413, 'body-too-large'])
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'refuses a body of type %s',
    async (type) => {
      const answer = await post('{"text":"a"}').set('Content-Type', type)
      expect([answer.status, answer.body.code]).toEqual([415, 'unsupported-media-type'])
    },
  )

  it('refuses a compressed body', async () => {
    const answer = await post('{"text":"a"}').set('Content-Encoding', 'gzip')
    expect([answer.status, answer.body.code]).toEqual([415, 'unsupported-media-type'])
  })

  it('refuses an address that does not exist', async () => {
    const answer = await request(service.app).get('/v1/nothing')
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found'])
  })

  it.each([
    ['delete', notesPath, 'POST, GET, HEAD'],
    ['post', '/health', 'GET, HEAD'],
  ] as const)(
    'refuses %s on %s and names the methods that it takes',
    async (method, path, allow) => {
      const answer = await request(service.app)[method](path)
      expect([answer.status, answer.body.code]).toEqual([405, 'method-not-allowed'])
      expect(answer.headers['allow']).toBe(allow)
    },
  )
})

describe('a failure of ours', () => {
  it('is answered without its message, and logged without it too', async () => {
    const answer = await post({ text: 'throw' })
    expect([answer.status, answer.body.code]).toEqual([500, 'internal-error'])
    expect(answer.text).not.toContain('mailbox')
    const line = service.lines.find((text) => text.includes('request failed')) ?? ''
    expect(line).toContain(answer.headers['x-request-id'])
    expect(line).toContain('test-service.ts')
    expect(service.lines.join('')).not.toContain(secretText)
  })

  it('includes a result that the contract does not name', async () => {
    const answer = await post({ text: 'leak' })
    expect(answer.status).toBe(500)
    expect(answer.text).not.toContain(secretText)
  })
})

describe('the request id', () => {
  it('is taken from the caller when it is sane', async () => {
    const answer = await post({ text: 'a' }).set('X-Request-Id', 'trace-0123456789abcdef')
    expect(answer.headers['x-request-id']).toBe('trace-0123456789abcdef')
  })

  it.each(['', '447700900123', 'mair.jones@example.org', 'a'.repeat(65), 'a b c d e f g h i j'])(
    'is made anew instead of %j',
    async (given) => {
      const answer = await post({ text: 'a' }).set('X-Request-Id', given)
      expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    },
  )
})

describe('what the service says of itself', () => {
  it('is live', async () => {
    const answer = await request(service.app).get('/health')
    expect(answer.body).toEqual({ live: true, service: 'test-service', version: '1.2.3' })
  })

  it('is ready when every part is', async () => {
    const answer = await request(service.app).get('/ready')
    expect([answer.status, answer.body.parts]).toEqual([200, { database: true }])
  })

  it('says which part is not ready', async () => {
    await using other = await startTestService({
      ready: async () => ({ database: true, queue: false }),
    })
    const answer = await request(other.app).get('/ready')
    expect([answer.status, answer.body.code]).toEqual([503, 'not-ready'])
    expect(answer.body.parts).toEqual({ database: true, queue: false })
    expect(answer.headers['retry-after']).toBe('5')
  })

  it('describes its operations in OpenAPI', async () => {
    const answer = await request(service.app).get('/openapi.json')
    expect(Object.keys(answer.body.paths)).toContain('/v1/cases/{caseId}/notes')
  })

  it('counts requests by pattern, never by path', async () => {
    await post({ text: 'a' })
    const answer = await request(service.app).get('/metrics')
    expect(answer.text).toContain('route="/v1/cases/:caseId/notes",status="201"')
    expect(answer.text).not.toContain('0190b7e2')
  })

  it('logs requests by pattern, never by path', async () => {
    await post({ text: 'a' }, `${notesPath}?address=${secretText}`)
    const log = service.lines.join('')
    expect(log).toContain('"route":"/v1/cases/:caseId/notes"')
    expect(log).not.toContain('0190b7e2')
    expect(log).not.toContain(secretText)
  })
})
