import { type Operation, refuse } from '@gwirio/contracts'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type WebhookRequest, webhook } from '../src/index.ts'
import { startTestService } from './test-service.ts'

const receipt = {
  id: 'receipt',
  summary: 'Delivery receipt',
  method: 'post',
  path: '/v1/texts/:textId/status',
  scope: null,
  params: z.strictObject({ textId: z.uuid() }),
  status: 204,
  result: z.undefined(),
  refusals: ['signature-invalid'],
} as const satisfies Operation

const path = '/v1/texts/01900000-0000-7000-8000-000000000001/status'
const received: WebhookRequest[] = []
let service: Awaited<ReturnType<typeof startTestService>>

beforeAll(async () => {
  service = await startTestService({
    routes: [
      webhook(receipt, async (_input, request) => {
        received.push(request)
        return request.header('x-signature') === 'good' ? undefined : refuse('signature-invalid')
      }),
    ],
  })
})
afterAll(() => service[Symbol.asyncDispose]())

describe('a webhook', () => {
  it('gives its handler the form, the headers and the target, to check the signature', async () => {
    const answer = await request(service.app)
      .post(path)
      .set('X-Signature', 'good')
      .type('form')
      .send('MessageStatus=delivered&To=%2B447700900123&To=x')
    expect(answer.status).toBe(204)
    expect(received.at(-1)).toMatchObject({
      form: { MessageStatus: 'delivered', To: ['+447700900123', 'x'] },
      target: path,
    })
  })

  it('refuses what is not signed', async () => {
    const answer = await request(service.app).post(path).type('form').send('MessageStatus=sent')
    expect([answer.status, answer.body.code]).toEqual([403, 'signature-invalid'])
  })

  it.each([
    ['JSON', 'application/json', '{}', 415],
    ['a form that is too large', 'application/x-www-form-urlencoded', 'a'.repeat(70_000), 413],
    ['too many fields', 'application/x-www-form-urlencoded', 'a=1&'.repeat(1_001), 413],
  ])('refuses %s', async (_name, type, body, status) => {
    const before = received.length
    const answer = await request(service.app).post(path).set('Content-Type', type).send(body)
    expect(answer.status).toBe(status)
    expect(received).toHaveLength(before)
  })
})
