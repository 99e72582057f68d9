import { randomUUID } from 'node:crypto'
import { type GateQuestion, type HandOverAnswer, handOverAnswer } from '@gwirio/contracts'
import { EventSourceParserStream } from 'eventsource-parser/stream'
import { sql } from 'kysely'
import { expect, vi } from 'vitest'
import type { After } from '../src/gate/after.ts'
import { type World, waiting } from './email-verification.ts'

/** Asks as correspondence does, at an attempt to hand something over. */
export async function requestHandOver(
  world: World,
  question: GateQuestion,
  { scope = 'correspondence:hand-over', signal = null as AbortSignal | null } = {},
): Promise<Response> {
  const clientId = 'correspondence'
  const token = await world.issuer.token({ audience: 'urn:gwirio:api', scope, clientId })
  return await fetch(new URL('/v1/hand-overs', world.url()), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...question, correspondenceId: randomUUID(), attempt: 1 }),
    signal,
  })
}

export interface OpenHandOver extends AsyncDisposable {
  readonly answer: HandOverAnswer
  /** The events after the answer, once the stream has ended in whatever way. */
  readonly ended: Promise<string[]>
  /** Cuts the connection, as a caller does that has finished or was killed. */
  leave(): void
}

export async function openHandOver(world: World, question: GateQuestion): Promise<OpenHandOver> {
  const leaving = new AbortController()
  const { signal } = leaving
  const response = await requestHandOver(world, question, { signal })
  if (!response.ok || !response.body) throw new Error(`no hand-over: ${await response.text()}`)
  const reader = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader()
  const first = await reader.read()
  expect(first.value?.event).toBe('answer')
  const ended = (async () => {
    const events: string[] = []
    for (;;) {
      const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }))
      if (done || !value) return events
      events.push(value.event ?? '')
    }
  })()
  return {
    answer: handOverAnswer.parse(JSON.parse(first.value?.data ?? '')),
    ended,
    leave: () => leaving.abort(),
    async [Symbol.asyncDispose]() {
      leaving.abort()
      await ended
    },
  }
}

/** Time that passes only when a test says so. */
export function heldTime() {
  const timers = new Set<{ milliseconds: number; call: () => void }>()
  const after: After = (milliseconds, call) => {
    const timer = { milliseconds, call }
    timers.add(timer)
    return () => timers.delete(timer)
  }
  const fire = (isMeant: (milliseconds: number) => boolean) => {
    const meant = [...timers].filter(({ milliseconds }) => isMeant(milliseconds))
    for (const timer of meant) {
      timers.delete(timer)
      timer.call()
    }
    return meant.length
  }
  const count = (isMeant: (milliseconds: number) => boolean) =>
    [...timers].filter(({ milliseconds }) => isMeant(milliseconds)).length
  return { after, fire, count }
}

/** Resolves once so many statements wait for a lock. */
export async function waitForWaiting(world: World, count = 1): Promise<void> {
  await vi.waitFor(async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(world.db)
    expect(rows[0]?.count).toBe(count)
  }, waiting)
}
