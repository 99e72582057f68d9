import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Operation } from '@gwirio/contracts'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { listen, route } from '../src/index.ts'
import { startTestService } from './test-service.ts'

const maxBytes = 50_000

const sendLetter = {
  id: 'sendLetter',
  summary: 'Send a letter',
  method: 'post',
  path: '/v1/letters',
  scope: 'verification:write',
  headers: z.object({ 'idempotency-key': z.string().min(8) }),
  body: z.strictObject({ title: z.string().max(20) }),
  files: { field: 'documents', most: 2, maxBytes },
  status: 200,
  result: z.strictObject({ key: z.string(), title: z.string(), files: z.array(z.unknown()) }),
  refusals: [],
} as const satisfies Operation

const service = await startTestService({
  routes: [
    route(sendLetter, async ({ headers, body, files }) => ({
      key: headers['idempotency-key'],
      title: body.title,
      files: files.map(({ bytes, ...file }) => ({ ...file, text: bytes.toString() })),
    })),
  ],
})
let authorization = ''
let another = ''
beforeAll(async () => {
  authorization = await service.bearer('verification:write')
  another = await service.bearer('verification:write', 'another-client')
})
afterAll(() => service[Symbol.asyncDispose]())

function post() {
  return request(service.app)
    .post('/v1/letters')
    .set({ authorization, 'idempotency-key': 'letter-0001' })
}

describe('a form with files', () => {
  it('reads its fields, its files and the headers that the operation names', async () => {
    const answer = await post()
      .field('title', "O'Brien & ŵ")
      .attach('documents', Buffer.from('one'), {
        filename: 'dogfen ŵ.txt',
        contentType: 'text/plain',
      })
      .attach('documents', Buffer.from('two'), { filename: 'two.pdf' })
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({
      key: 'letter-0001',
      title: "O'Brien & ŵ",
      files: [
        { name: 'dogfen ŵ.txt', declaredType: 'text/plain', text: 'one' },
        { name: 'two.pdf', declaredType: 'application/pdf', text: 'two' },
      ],
    })
  })

  it('names a header that is missing', async () => {
    const answer = await request(service.app)
      .post('/v1/letters')
      .set({ authorization })
      .field('title', 'x')
    expect(answer.status).toBe(400)
    expect(answer.body.errors).toMatchObject([{ path: 'headers.idempotency-key' }])
  })

  it('refuses a field that is given twice', async () => {
    const answer = await post().field('title', 'one').field('title', 'two')
    expect(answer.body).toMatchObject({ code: 'invalid-input', errors: [{ path: 'body.title' }] })
  })

  it.each([
    ['a file under another name', () => post().attach('other', Buffer.from('x'), 'a.txt')],
    [
      'more files than it takes',
      () =>
        ['a.txt', 'b.txt', 'c.txt'].reduce(
          (form, name) => form.attach('documents', Buffer.from('x'), name),
          post(),
        ),
    ],
    [
      'a form that ends too early',
      () =>
        post()
          .set('content-type', 'multipart/form-data; boundary=b')
          .send('--b\r\ncontent-disposition: form-data; name="title"\r\n\r\nhalf'),
    ],
    [
      'a form without boundary',
      () => post().set('content-type', 'multipart/form-data').send('nothing'),
    ],
  ])('refuses %s', async (_, send) => {
    const answer = await send()
    expect(answer.body).toMatchObject({ code: 'malformed-form', status: 400 })
  })

  it('refuses another type of body', async () => {
    const answer = await post().send({ title: 'x' })
    expect(answer.body).toMatchObject({ code: 'unsupported-media-type' })
  })

  it('refuses what says that it is too large before it has come', async () => {
    await using listening = await listen(service.app, { port: 0, host: '127.0.0.1' })
    const answer = await sendHeadOnly(listening.port, `content-length: ${1024 ** 3}`)
    expect(answer).toContain('413')
    expect(answer).toContain('body-too-large')
  })

  it('reads no more at once than fits into memory, and reads on when some have gone', async () => {
    await using listening = await listen(service.app, { port: 0, host: '127.0.0.1' })
    const senders = [...Array<string>(4).fill(authorization), ...Array<string>(5).fill(another)]
    const waiting = await fillUp(listening.port, senders)
    for (const socket of waiting) socket.destroy()
    await expect.poll(async () => (await post().field('title', 'x')).status).toBe(200)
  })

  it('leaves room for others when one sends much, or slowly', async () => {
    await using listening = await listen(service.app, { port: 0, host: '127.0.0.1' })
    const waiting = await fillUp(listening.port, Array<string>(7).fill(authorization))
    const other = await post().set({ authorization: another }).field('title', 'x')
    expect(other.status).toBe(200)
    for (const socket of waiting) socket.destroy()
  })

  it('wants to know the length', async () => {
    await using listening = await listen(service.app, { port: 0, host: '127.0.0.1' })
    expect(await sendHeadOnly(listening.port, 'transfer-encoding: chunked')).toContain(
      'length-missing',
    )
  })
})

/** Begins one request more than are read at once; one is refused. @returns all of them */
async function fillUp(port: number, senders: readonly string[]): Promise<Socket[]> {
  const sockets = await Promise.all(
    senders.map((by) => openHead(port, `content-length: ${maxBytes}`, by)),
  )
  expect(await Promise.any(sockets.map((socket) => text(socket)))).toMatch(/503[\s\S]*busy/)
  return sockets
}

/** Sends the head of a request and never its body. @returns all that is answered */
async function sendHeadOnly(port: number, header: string): Promise<string> {
  return await text(await openHead(port, header))
}

async function openHead(port: number, header: string, by = authorization): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(
    `POST /v1/letters HTTP/1.1\r\nhost: x\r\nauthorization: ${by}\r\nidempotency-key: letter-0001\r\ncontent-type: multipart/form-data; boundary=b\r\n${header}\r\n\r\n`,
  )
  return socket
}
