import {
  addWebhook,
  callOperation,
  changeWebhookSecret,
  isRefusal,
  removeWebhook,
  replayWebhook,
  webhookEvent,
} from '@gwirio/contracts'
import { sql } from 'kysely'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { forgetTold } from '../src/jobs/forget-told.ts'
import { insertChanges, listChanges } from '../src/store/changes.ts'
import { recordWebhookEvents } from '../src/webhooks/record-webhook-events.ts'
import {
  add,
  client,
  clock,
  context,
  list,
  openAdmin,
  receiver,
  tell,
  view,
  world,
} from './webhook-client.ts'

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

  it('says nothing of who of the staff decided, or why', async () => {
    const { webhookId } = await add()
    const letter = await world.submit(client)
    await world.act(letter, { kind: 'hold', reason: 'no-tls' })
    const mair = { actor: { kind: 'staff', id: 'u-1' }, name: 'Mair Jones' } as const
    const personal = { note: 'Read it all' }
    await world.act(letter, { kind: 'release', by: 'u-1' }, { ...mair, personal })
    const changes = await listChanges(context.db, context.vault, letter)
    expect(changes.at(-1)?.maker).toMatchObject({ by: 'Mair Jones', note: 'Read it all' })
    await tell(letter, webhookId)
    expect(receiver.kinds()).toEqual(['submitted', 'held', 'released'])
    for (const { body } of receiver.received) {
      webhookEvent.parse(JSON.parse(body))
      expect(body).not.toMatch(/Mair|u-1|Read it|"by"|"note"/)
    }
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
      const made = { changes, after: 1, at: clock.now() }
      await insertChanges(tx, context.vault, letter, { ...made, maker: null })
      await recordWebhookEvents(tx, context, letter, made)
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
    await using admin = openAdmin()
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
