import { callOperation, replayWebhook } from '@gwirio/contracts'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { tellAgain } from '../src/jobs/tell-again.ts'
import {
  add,
  client,
  clock,
  context,
  openAdmin,
  receiver,
  tell,
  view,
  world,
} from './webhook-client.ts'

describe('a receiver that fails', () => {
  it.each([301, 302, 307, 400, 404, 500, 503])('is asked again after %i', async (status) => {
    const { webhookId } = await add()
    const letter = await world.submit(client)
    receiver.answer(() => status)
    await tell(letter, webhookId)
    expect(receiver.received).toHaveLength(1)
    receiver.answer(() => 200)
    clock.advance({ seconds: 6 })
    await tell(letter, webhookId)
    expect(receiver.received).toHaveLength(2)
    expect((await view()).state).toBe('active')
  })

  it('is tried for 24 hours, then said to be failing, and the next change is told still', async () => {
    const { webhookId } = await add()
    const letter = await world.submit(client)
    await world.act(letter, { kind: 'recall' })
    receiver.answer(({ body }) => (body.includes('.submitted') ? 500 : 204))
    const start = clock.now().getTime()
    while (!receiver.kinds().includes('recalled')) {
      clock.advance({ seconds: 600 })
      await tell(letter, webhookId)
    }
    expect((clock.now().getTime() - start) / 3_600_000).toBeCloseTo(24, 0)
    const tries = receiver.kinds().filter((kind) => kind === 'submitted').length
    expect(tries).toBeGreaterThan(8)
    expect(tries).toBeLessThan(15)
    expect((await view()).state).toBe('active')
  })

  it('is failing after a day and disabled after five, and heard again by a replay', async () => {
    const { webhookId } = await add()
    const first = await world.submit(client)
    receiver.answer(() => 500)
    await tell(first, webhookId)
    clock.advance({ seconds: 86_401 })
    await tell(first, webhookId)
    expect((await view()).state).toBe('failing')
    clock.advance({ seconds: 4 * 86_400 })
    const second = await world.submit(client)
    await tell(second, webhookId)
    expect((await view()).state).toBe('disabled')
    const third = await world.submit(client)
    const before = receiver.received.length
    await tell(third, webhookId)
    expect(receiver.received).toHaveLength(before)

    receiver.answer(() => 204)
    receiver.received.length = 0
    const since = new Date(0).toISOString()
    const replayed = await callOperation(world.as(client), replayWebhook, {
      params: { webhookId },
      body: { since },
    })
    expect(replayed).toEqual({ events: 3 })
    for (const letter of [first, second, third]) await tell(letter, webhookId)
    expect(receiver.received).toHaveLength(3)
    expect((await view()).state).toBe('active')
    const disabled = sql<{ reason: string }>`
      select reason from audit.event where action = 'webhook.disabled' and details->>'webhookId' = ${webhookId}`
    await using admin = openAdmin()
    expect((await disabled.execute(admin.db)).rows).toEqual([{ reason: 'failed-too-long' }])
  })

  it('is disabled at once when it says that it is gone', async () => {
    const { webhookId } = await add()
    const letter = await world.submit(client)
    receiver.answer(() => 410)
    await tell(letter, webhookId)
    expect((await view()).state).toBe('disabled')
  })

  it('is left alone for a while when it fails again and again, whatever is due', async () => {
    const { webhookId } = await add()
    const letters = []
    for (let each = 0; each < 6; each += 1) letters.push(await world.submit(client))
    receiver.answer(() => 500)
    for (const letter of letters) await tell(letter, webhookId)
    expect(receiver.received).toHaveLength(3)
  })
})

describe('a replay', () => {
  it('tells everything since then again under the same ids', async () => {
    const { webhookId } = await add()
    const old = await world.submit(client)
    await tell(old, webhookId)
    clock.advance({ seconds: 60 })
    const letter = await world.submit(client)
    await world.act(letter, { kind: 'recall' })
    await tell(letter, webhookId)
    const before = receiver.received.slice(1).map(({ headers }) => headers['webhook-id'])
    receiver.received.length = 0
    const answer = await callOperation(world.as(client), replayWebhook, {
      params: { webhookId },
      body: { since: clock.now().toISOString() },
    })
    expect(answer).toEqual({ events: 2 })
    await tellAgain(context, { webhookId })
    await tell(old, webhookId)
    await tell(letter, webhookId)
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual(before)
  })
})
