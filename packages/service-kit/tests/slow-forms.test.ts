import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Operation } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import request from 'supertest'
import { describe, expect, it } from 'vitest'
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
  body: z.strictObject({ title: z.string() }),
  files: { field: 'documents', most: 2, maxBytes },
  status: 200,
  result: z.strictObject({ title: z.string() }),
  refusals: [],
} as const satisfies Operation

const taken: string[] = []
const service = await forThisFile(
  startTestService({
    routes: [
      route(sendLetter, async ({ body: { title } }) => {
        taken.push(title)
        return { title }
      }),
    ],
  }),
)
const authorization = await service.bearer('verification:write')

const sendWhole = () =>
  request(service.app).post('/v1/letters').set({ authorization }).field('title', 'whole')

/** Says that the largest form comes, and sends no more of it. */
async function begin(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(
    `POST /v1/letters HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: ${maxBytes}\r\n\r\n--b\r\ncontent-disposition: form-data; name="title"\r\n\r\n`,
  )
  return socket
}

/** The same, a byte now and then, until nobody listens any more: what is answered may come too late to be read. */
async function drip(port: number): Promise<void> {
  const socket = await begin(port)
  const dripping = setInterval(() => socket.write('x'), 25)
  socket.on('error', () => undefined).resume()
  await new Promise((resolve) => socket.once('close', resolve))
  clearInterval(dripping)
}

describe('a form that comes too slowly', () => {
  it('is answered so when its time is over, is not dealt with, and leaves its place to others', async () => {
    await using listening = await listen(service.app, {
      port: 0,
      host: '127.0.0.1',
      requestTimeoutMilliseconds: 4_000,
      timeoutCheckMilliseconds: 50,
    })
    const drips = Array.from({ length: 5 }, () => drip(listening.port))
    const silent = text(await begin(listening.port))
    await expect.poll(async () => (await sendWhole()).status).toBe(503)
    expect(await silent).toMatch(/^HTTP\/1\.1 408 /)
    await Promise.all(drips)
    await expect.poll(async () => (await sendWhole()).status).toBe(200)
    expect(new Set(taken)).toEqual(new Set(['whole']))
  })
})
