import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { get } from 'node:http'
import { type Operation, refuse } from '@gwirio/contracts'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Every, listen, type StreamRequest, stream } from '../src/index.ts'
import { startTestService } from './test-service.ts'

const watchNotes = {
  id: 'watchNotes',
  summary: 'Watch the notes',
  method: 'get',
  path: '/v1/notes/changes',
  scope: 'verification:watch',
  status: 200,
  result: z.strictObject({}),
  refusals: ['verification-not-found'],
} as const satisfies Operation

type Answer = Parameters<typeof stream<typeof watchNotes>>[1]

/** Serves one stream and opens it, as a browser would. */
async function openStream(answer: Answer, headers: Record<string, string> = {}) {
  const beats: Array<() => void> = []
  let stopped = 0
  const every: Every = (milliseconds, call) => {
    expect(milliseconds).toBe(15_000)
    beats.push(call)
    return () => {
      stopped += 1
    }
  }
  const service = await startTestService({ routes: [stream(watchNotes, answer)], every })
  const listening = await listen(service.app, { port: 0, host: '127.0.0.1' })
  const sent = get(`${listening.url}${watchNotes.path}`, {
    headers: { authorization: await service.bearer('verification:watch'), ...headers },
  })
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  response.setEncoding('utf8')
  return {
    sent,
    response,
    listening,
    lines: service.lines,
    beat: () => beats[0]?.(),
    stopped: () => stopped,
    async [Symbol.asyncDispose]() {
      sent.destroy()
      await listening[Symbol.asyncDispose]()
      await service[Symbol.asyncDispose]()
    },
  }
}

async function readUntil(response: IncomingMessage, end: string): Promise<string> {
  let text = ''
  for await (const chunk of response.iterator({ destroyOnReturn: false })) {
    text += String(chunk)
    if (text.includes(end)) break
  }
  return text
}

/** A feed that says nothing more until it is aborted. */
async function* quiet(signal: AbortSignal, after: readonly { data: unknown }[] = []) {
  yield* after
  if (!signal.aborted) await once(signal, 'abort')
}

describe('a stream', () => {
  it('sends events with their id, name and data, from where the caller left off', async () => {
    let seen: StreamRequest['lastEventId'] = null
    await using open = await openStream(
      async (_input, { lastEventId, caller }) => {
        seen = lastEventId
        return (async function* () {
          yield { id: '8', event: 'change', data: { text: 'two\nlines', caller: caller.subject } }
          yield { data: 'the end' }
        })()
      },
      { 'last-event-id': '7' },
    )
    expect(open.response.headers['content-type']).toContain('text/event-stream')
    expect(open.response.headers['cache-control']).toBe('no-store')
    expect(await readUntil(open.response, 'the end')).toBe(
      ': open\n\nid: 8\nevent: change\ndata: {"text":"two\\nlines","caller":"test-client"}\n\ndata: "the end"\n\n',
    )
    expect(seen).toBe('7')
  })

  it('refuses before it opens', async () => {
    await using open = await openStream(async () => refuse('verification-not-found'))
    expect(open.response.statusCode).toBe(404)
    expect(open.response.headers['content-type']).toContain('application/problem+json')
  })

  it('says that it is still there while nothing happens', async () => {
    await using open = await openStream(async (_input, { signal }) => quiet(signal))
    await readUntil(open.response, ': open\n\n')
    open.beat()
    expect(await readUntil(open.response, 'here')).toBe(': still here\n\n')
  })

  it('ends when the caller goes, even if its feed does not listen', async () => {
    const returned = Promise.withResolvers<void>()
    await using open = await openStream(async () => ({
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise<never>(() => undefined),
        return: async () => {
          returned.resolve()
          return { done: true, value: undefined }
        },
      }),
    }))
    await readUntil(open.response, ': open')
    expect(open.stopped()).toBe(0)
    open.sent.destroy()
    await returned.promise
    await expect.poll(open.stopped).toBe(1)
  })

  it('ends at once when the service closes', async () => {
    await using open = await openStream(async (_input, { signal }) => quiet(signal))
    await readUntil(open.response, ': open')
    const closing = open.listening[Symbol.asyncDispose]()
    expect(await readUntil(open.response, 'never')).toBe('')
    await closing
    expect(open.response.complete).toBe(true)
  })

  it('is cut off when its feed fails, so that the caller comes back', async () => {
    const failing = Promise.withResolvers<never>()
    await using open = await openStream(async () =>
      // biome-ignore lint/correctness/useYield: it fails before its first event
      (async function* () {
        await failing.promise
      })(),
    )
    await readUntil(open.response, ': open')
    failing.reject(new Error('mair.jones@example.org'))
    await expect(readUntil(open.response, 'never')).rejects.toThrow('aborted')
    expect(open.lines.join('')).toContain('request failed after the answer had begun')
    expect(open.lines.join('')).not.toContain('mair.jones')
  })
})
