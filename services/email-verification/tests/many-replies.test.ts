import { settleAttention } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { sql } from 'kysely'
import { expect, it, vi } from 'vitest'
import {
  type Prompted,
  read,
  startAndPrompt,
  startWorld,
  unwrap,
  waitForChange,
  waiting,
} from './email-verification.ts'
import { codeFor, replyTo } from './service-user.ts'

const world = await forThisFile(startWorld())

it('tells of two hundred replies that the first came, and that more did', async () => {
  const started = await startAndPrompt(world)
  await replyOften(started, 200)
  const view = await read(world, started.key)
  const kinds = Map.groupBy(view.changes, ({ kind }) => kind)
  expect(view.replyCount).toBe(200)
  expect(kinds.get('reply-held')?.length).toBeLessThanOrEqual(50)
  expect(kinds.get('reply-received')?.length).toBe(50)
  expect(kinds.get('more-replies')).toHaveLength(1)
  expect(view.attention?.kind).toBe('more-replies')
  expect(view.changeCount).toBe(view.changes.length)
  expect(view.changes.length).toBeLessThan(110)

  // Each is kept, and on record
  expect(await count(started, 'mail')).toBe(200)
  expect(await count(started, 'audit')).toBe(200)

  // Nobody is asked again until somebody dealt with it
  const params = { ...started.key }
  const body = { sequence: view.attention?.sequence, how: 'phoned' }
  unwrap(await world.call(settleAttention, { params, body }))
  await replyOften(started, 1)
  const later = await waitForChange(world, started.key, 'more-replies', 2)
  expect(later.attention?.kind).toBe('more-replies')

  // And the right one is still compared, with the doubt that all those make
  await replyTo(world, started, { text: codeFor(world, started) })
  const last = await waitForChange(world, started.key, 'suspended')
  expect(last).toMatchObject({ state: 'suspended', reason: 'other-address', replyCount: 202 })
}, 240_000)

/** Replies of somebody else; each is held. */
async function replyOften(started: Prompted, times: number): Promise<void> {
  const { replyCount } = await read(world, started.key)
  const batch = 10
  for (let done = 0; done < times; done += batch)
    await Promise.all(
      Array.from({ length: Math.min(batch, times - done) }, () =>
        replyTo(world, started, { from: 'cousin@other.example', text: 'x' }),
      ),
    )
  await vi.waitFor(
    async () => expect(await count(started, 'read')).toBe(replyCount + times),
    waiting,
  )
}

async function count({ key }: Prompted, what: 'mail' | 'read' | 'audit'): Promise<number> {
  const found = {
    mail: sql`from email_verification.reply join email_verification.received_mail using (mail_id)
      where verification_id = ${key.verificationId} and raw is not null`,
    read: sql`from email_verification.reply
      where verification_id = ${key.verificationId} and outcome is not null`,
    audit: sql`from audit.event
      where verification_id = ${key.verificationId} and action = 'verification.reply-held'`,
  }[what]
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count ${found}`.execute(
    world.db,
  )
  return rows[0]?.count ?? 0
}
