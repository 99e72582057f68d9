import { randomUUID } from 'node:crypto'
import { type Change, change } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { EventSourceParserStream } from 'eventsource-parser/stream'
import { sql } from 'kysely'
import { describe, expect, it, vi } from 'vitest'
import {
  type Key,
  operations,
  read,
  startAndPrompt,
  startWorld,
  waitForChange,
  waiting,
} from './email-verification.ts'

const world = await forThisFile(
  startWorld({ settings: { MAX_WATCHERS: '3', MAX_WATCHERS_EACH: '2' } }),
)

describe('watching a verification', () => {
  it('tells what has happened, and what happens, as it happens', async () => {
    const { key } = await startAndPrompt(world)
    await waitForChange(world, key, 'prompt-sent')
    await using watch = await open(key)
    expect(await watch.next(2)).toMatchObject([{ kind: 'started' }, { kind: 'prompt-sent' }])
    await cancel(key)
    expect(await watch.next(3)).toMatchObject([
      { sequence: 1 },
      { sequence: 2 },
      { sequence: 3, kind: 'cancelled', reason: 'staff' },
    ])
  })

  it('goes on after the last event that was seen', async () => {
    const { key } = await startAndPrompt(world)
    await waitForChange(world, key, 'prompt-sent')
    await cancel(key)
    await using watch = await open(key, { lastEventId: '2' })
    expect(await watch.next(1)).toMatchObject([{ sequence: 3, kind: 'cancelled' }])
  })

  it('begins with the newest of a history without end, of which a view shows as many', async () => {
    const { key } = await startAndPrompt(world)
    await waitForChange(world, key, 'prompt-sent')
    await sql`insert into email_verification.change (case_id, verification_id, sequence, kind, at)
      select ${key.caseId}, ${key.verificationId}, number, 'text-failed', ${world.clock.now()}
      from generate_series(3, 500) as number`.execute(world.db)
    await sql`update email_verification.verification
      set version = 500, attention_sequence = 3, attention_at = ${world.clock.now()}
      where verification_id = ${key.verificationId}`.execute(world.db)
    await using watch = await open(key, { lastEventId: '7' })
    const changes = await watch.next(200)
    expect(changes.map(({ sequence }) => sequence)).toEqual(newest(200))
    const view = await read(world, key)
    expect(view).toMatchObject({ changeCount: 500, attention: { sequence: 3 } })
    expect(view.changes).toEqual(changes)
  })

  it('tells each watcher of their own verification only', async () => {
    const [one, other] = [await startAndPrompt(world), await startAndPrompt(world)]
    await using watch = await open(one.key)
    await cancel(other.key)
    await cancel(one.key)
    const changes = await watch.next(3)
    expect(changes.filter(({ kind }) => kind === 'cancelled')).toHaveLength(1)
  })

  it('refuses the stream of another case, one too many, and one too many of one person', async () => {
    const { key } = await startAndPrompt(world)
    const foreign = await request({ ...key, caseId: randomUUID() })
    expect(foreign.status).toBe(404)
    await foreign.body?.cancel()
    await using _one = await open(key)
    await using _two = await open(key)
    const ownThird = await request(key)
    expect(ownThird.status).toBe(503)
    expect(await ownThird.json()).toMatchObject({ code: 'busy' })
    await using _three = await open(key, { subject: 'rhodri' })
    const fourth = await request(key, { subject: 'eleri' })
    expect(fourth.status).toBe(503)
    expect(await fourth.json()).toMatchObject({ code: 'busy' })
  })

  it('frees the place of a watcher that has gone', async () => {
    const { key } = await startAndPrompt(world)
    for (const _ of [1, 2, 3, 4, 5]) {
      const watch = await vi.waitFor(() => open(key), waiting)
      await watch.next(1)
      await watch[Symbol.asyncDispose]()
    }
  })

  it('ends when the service stops', async () => {
    const { key } = await startAndPrompt(world)
    await using watch = await open(key)
    await watch.next(1)
    await world.restart()
    await watch.ended
  })

  function cancel(key: Key) {
    const body = { reason: 'staff' }
    return world.call(operations.cancelVerification, { params: { ...key }, body })
  }
})

const newest = (count: number) => Array.from({ length: count }, (_, index) => 501 - count + index)

interface Watcher {
  readonly subject?: string
  readonly lastEventId?: string
}

async function request(key: Key, { subject = 'siwan', lastEventId }: Watcher = {}) {
  const token = await world.address('verification:watch', subject).token()
  const path = `/v1/cases/${key.caseId}/verifications/${key.verificationId}/changes`
  return await fetch(new URL(path, world.url()), {
    headers: {
      authorization: `Bearer ${token}`,
      ...(lastEventId ? { 'last-event-id': lastEventId } : {}),
    },
  })
}

async function open(key: Key, watcher: Watcher = {}) {
  const response = await request(key, watcher)
  if (!response.ok || !response.body) {
    await response.body?.cancel()
    throw new Error(`no stream: ${response.status}`)
  }
  const changes: Change[] = []
  const reader = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader()
  const ended = (async () => {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const told = change.parse(JSON.parse(value.data))
      expect(value).toMatchObject({ event: 'change', id: String(told.sequence) })
      changes.push(told)
    }
  })()
  return {
    ended,
    async next(count: number): Promise<Change[]> {
      await vi.waitFor(() => expect(changes.length).toBeGreaterThanOrEqual(count), waiting)
      return changes
    },
    async [Symbol.asyncDispose]() {
      await reader.cancel()
      await ended
    },
  }
}
