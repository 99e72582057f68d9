import {
  addWebhook,
  callOperation,
  changeWebhookSecret,
  isRefusal,
  listWebhooks,
  removeWebhook,
  replayWebhook,
} from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { sql } from 'kysely'
import { Webhook } from 'standardwebhooks'
import { beforeEach, describe, expect, it } from 'vitest'
import { forgetTold } from '../src/jobs/forget-told.ts'
import { tellAgain } from '../src/jobs/tell-again.ts'
import { tellWebhook } from '../src/jobs/tell-webhook.ts'
import { insertChanges } from '../src/store/changes.ts'
import type { Telling } from '../src/store/webhook-events.ts'
import { recordWebhookEvents } from '../src/webhooks/record-webhook-events.ts'
import { startReceiver, startWebhookWorld } from './webhook-world.ts'

const world = await forThisFile(startWebhookWorld())
const receiver = await forThisFile(startReceiver())
const { context, clock } = world
let count = 0
let client = ''

beforeEach(() => {
  count += 1
  client = `reports-${count}`
  receiver.received.length = 0
  receiver.answer(() => 204)
})

async function add(url = receiver.url) {
  const answer = await callOperation(world.as(client), addWebhook, { body: { url } })
  if (isRefusal(answer)) throw new Error(answer.refused)
  return { ...answer, webhookId: answer.webhook.webhookId }
}

const tell = (letter: { caseId: string; correspondenceId: string }, webhookId: string) =>
  tellWebhook(context, {
    caseId: letter.caseId,
    correspondenceId: letter.correspondenceId,
    webhookId,
  } satisfies Telling)

async function list(clientId: string) {
  const answer = await callOperation(world.as(clientId), listWebhooks)
  return isRefusal(answer) ? expect.fail(answer.refused) : answer.webhooks
}

const view = async () => (await list(client))[0] ?? expect.fail('no webhook')

describe('telling a client', () => {
  it('says what happened, signed as Standard Webhooks are, without personal data', async () => {
    const { secret, webhookId } = await add()
    const letter = await world.submit(client)
    await tell(letter, webhookId)
    const [got] = receiver.received
    const headers = got?.headers as Record<string, string>
    const at = Number(headers['webhook-timestamp']) * 1000
    expect(at).toBe(clock.now().getTime())
    expect(
      new Webhook(secret).sign(headers['webhook-id'] ?? '', new Date(at), got?.body ?? ''),
    ).toBe(headers['webhook-signature'])
    expect(JSON.parse(got?.body ?? '')).toMatchObject({
      type: 'correspondence.submitted',
      data: { correspondenceId: letter.correspondenceId, reference: 'R-1', sequence: 1 },
    })
    for (const secretWord of ['gwen', 'partyId', 'area', 'a letter'])
      expect(got?.body).not.toContain(secretWord)
    expect(await view()).toMatchObject({
      state: 'active',
      lastDeliveredAt: clock.now().toISOString(),
    })
  })

  it('tells each change once and in order', async () => {
    const { webhookId } = await add()
    const letter = await world.submit(client)
    await world.act(letter, { kind: 'hold', reason: 'no-tls' })
    await world.act(letter, { kind: 'release', by: 'somebody' })
    await tell(letter, webhookId)
    await tell(letter, webhookId)
    expect(receiver.kinds()).toEqual(['submitted', 'held', 'released'])
  })

  it('tells a later change only after the one before it', async () => {
    const { webhookId } = await add()
    const letter = await world.submit(client)
    await world.act(letter, { kind: 'recall' })
    receiver.answer(() => 500)
    await tell(letter, webhookId)
    expect(receiver.kinds()).toEqual(['submitted'])
    receiver.answer(() => 200)
    await tell(letter, webhookId)
    expect(receiver.kinds()).toEqual(['submitted'])
    clock.advance({ seconds: 6 })
    await tell(letter, webhookId)
    expect(receiver.kinds()).toEqual(['submitted', 'submitted', 'recalled'])
    const ids = receiver.received.map(({ headers }) => headers['webhook-id'])
    expect(ids[0]).toBe(ids[1])
    expect(ids[1]).not.toBe(ids[2])
  })

  it('keeps what the gate found to itself', async () => {
    const { webhookId } = await add()
    const letter = await world.submit(client)
    await world.act(letter, { kind: 'hold', reason: 'suspended' })
    await tell(letter, webhookId)
    expect(receiver.received[1]?.body).toContain('"reason":"not-verified"')
    expect(receiver.received.map(({ body }) => body).join()).not.toContain('suspended')
  })

  it('tells nobody of what others or the staff sent', async () => {
    await add()
    await world.submit('another-client')
    await world.submit(client, { wayIn: 'staff' })
    const rows = await context.db
      .selectFrom('webhookEvent')
      .innerJoin('webhook', 'webhook.webhookId', 'webhookEvent.webhookId')
      .where('clientId', '=', client)
      .select('eventId')
      .execute()
    expect(rows).toEqual([])
  })

  it('tells nothing of a change that was rolled back', async () => {
    const { webhookId } = await add()
    const letter = await world.submit(client)
    const changes = [{ kind: 'released', reason: null }] as const
    const failing = context.db.transaction().execute(async (tx) => {
      await insertChanges(tx, letter, { changes, after: 1, at: clock.now() })
      await recordWebhookEvents(tx, context, letter, { changes, after: 1, at: clock.now() })
      throw new Error('the database failed')
    })
    await expect(failing).rejects.toThrow('the database failed')
    await tell(letter, webhookId)
    expect(receiver.kinds()).toEqual(['submitted'])
  })

  it('sends nothing twice while another process is at it', async () => {
    const { webhookId } = await add()
    const letter = await world.submit(client)
    await Promise.all(Array.from({ length: 5 }, () => tell(letter, webhookId)))
    expect(receiver.kinds()).toEqual(['submitted'])
  })

  it('takes up what a killed process had claimed', async () => {
    const { webhookId } = await add()
    const letter = await world.submit(client)
    const claimedUntil = new Date(clock.now().getTime() + 30_000)
    await context.db.updateTable('webhookEvent').set({ claimedUntil, attempts: 1 }).execute()
    await tell(letter, webhookId)
    expect(receiver.received).toEqual([])
    clock.advance({ seconds: 31 })
    await tell(letter, webhookId)
    expect(receiver.kinds()).toEqual(['submitted'])
  })
})

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
    await using admin = await openAdmin()
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

describe('what is old', () => {
  it('is forgotten after 30 days, told or not, and nothing younger', async () => {
    const { webhookId } = await add()
    await world.submit(client)
    clock.advance({ seconds: 29 * 86_400 })
    const young = await world.submit(client)
    clock.advance({ seconds: 86_401 })
    await forgetTold(context)
    const left = await context.db
      .selectFrom('webhookEvent')
      .select('correspondenceId')
      .where('webhookId', '=', webhookId)
      .execute()
    expect(left).toEqual([{ correspondenceId: young.correspondenceId }])
  })
})

describe('the secret', () => {
  it('changes without a gap: both sign until the old one ends', async () => {
    const { webhookId, secret } = await add()
    const changed = await callOperation(world.as(client), changeWebhookSecret, {
      params: { webhookId },
      body: { keepOldHours: 2 },
    })
    if (isRefusal(changed)) throw new Error(changed.refused)
    expect(changed.secret).not.toBe(secret)
    const signatures = async () => {
      await tell(await world.submit(client), webhookId)
      return String(receiver.received.at(-1)?.headers['webhook-signature']).split(' ')
    }
    expect(await signatures()).toHaveLength(2)
    expect((await view()).oldSecretUntil).not.toBe(null)
    clock.advance({ seconds: 7200 })
    expect(await signatures()).toHaveLength(1)
    expect((await view()).oldSecretUntil).toBe(null)
  })

  it('lies sealed in the table, with the address', async () => {
    const { secret } = await add()
    await using admin = await openAdmin()
    const { rows } = await sql<{ row: string }>`
      select webhook::text as row from correspondence.webhook`.execute(admin.db)
    const everything = rows.map(({ row }) => Buffer.from(row).toString('latin1')).join()
    expect(rows.length).toBeGreaterThan(0)
    expect(everything).not.toContain(Buffer.from(secret).toString('hex'))
    expect(everything).not.toContain(Buffer.from(receiver.url).toString('hex'))
    expect(everything).not.toContain(receiver.url)
  })
})

describe("a client's webhooks", () => {
  it('are five at most, also when they are added at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        callOperation(world.as(client), addWebhook, { body: { url: receiver.url } }),
      ),
    )
    expect(answers.filter(isRefusal)).toEqual(Array(3).fill({ refused: 'too-many-webhooks' }))
  })

  it('are removed with what was still to be told', async () => {
    const { webhookId } = await add()
    const letter = await world.submit(client)
    const params = { webhookId }
    expect(await callOperation(world.as(client), removeWebhook, { params })).toBe(undefined)
    await tell(letter, webhookId)
    expect(receiver.received).toEqual([])
    expect(await list(client)).toEqual([])
  })

  it("are none of another client's", async () => {
    const params = { webhookId: (await add()).webhookId }
    const other = world.as('stranger')
    const none = { refused: 'webhook-not-found' }
    expect(await callOperation(other, removeWebhook, { params })).toEqual(none)
    const since = new Date(0).toISOString()
    expect(await callOperation(other, replayWebhook, { params, body: { since } })).toEqual(none)
    const keep = { params, body: { keepOldHours: 0 } }
    expect(await callOperation(other, changeWebhookSecret, keep)).toEqual(none)
    expect(await list('stranger')).toEqual([])
    expect((await view()).webhookId).toBe(params.webhookId)
  })
})

async function openAdmin() {
  const { openDatabase } = await import('@gwirio/database')
  const db = openDatabase({ url: world.adminUrl, applicationName: 'test' })
  return { db, [Symbol.asyncDispose]: () => db.destroy() }
}
