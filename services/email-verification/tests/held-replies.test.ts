import { isRefusal, readReply } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import {
  type Prompted,
  startAndPrompt,
  startWorld,
  unwrap,
  waitForChange,
} from './email-verification.ts'
import { bounce, codeFor, replyTo } from './service-user.ts'

const world = await forThisFile(startWorld())

describe('a mail that came in for a verification', () => {
  it('is shown to staff with its outcome, but not its code, nor whose another address is', async () => {
    const started = await startAndPrompt(world)
    const text = `Fy nghod i yw ${codeFor(world, started)}.`
    await replyTo(world, started, { from: 'cousin@other.example', text })
    const replyId = await heldReply(started)
    expect(unwrap(await read(started, replyId))).toMatchObject({
      replyId,
      receivedAt: world.clock.now().toISOString(),
      wayIn: 'smtp',
      outcome: 'reply-held',
      reason: 'other-address',
      level: null,
      from: ['•••@other.example'],
      subject: 'Re: Confirm your e-mail address',
      text: 'Fy nghod i yw ••••••.',
      attachments: [],
    })
  })

  it('shows how it was authenticated, and the preferred address whole', async () => {
    const started = await startAndPrompt(world)
    await replyTo(world, started, { text: 'x', unsigned: true, envelopeFrom: 'x@nowhere.example' })
    const reply = unwrap(await read(started, await heldReply(started)))
    expect(reply).toMatchObject({ reason: 'not-authenticated', level: 'none' })
    expect(reply.verdictReasons).toContain('no-dkim-signature')
    expect(reply.from).toEqual([started.party.address])
  })

  it('is written down as looked at, in the transaction before it is shown', async () => {
    const started = await startAndPrompt(world)
    await replyTo(world, started, { replyTo: 'x@evil.example', text: 'x' })
    const replyId = await heldReply(started)
    expect(await views(started)).toEqual([])
    await read(started, replyId)
    expect(await views(started)).toEqual([{ details: { mailId: replyId } }])
  })

  it('can be a bounce', async () => {
    const started = await startAndPrompt(world)
    await bounce(world, started, '5.1.1')
    const { changes } = await waitForChange(world, started.key, 'prompt-failed')
    const reply = unwrap(await read(started, changes.at(-1)?.replyId ?? ''))
    expect(reply).toMatchObject({ outcome: 'prompt-failed', text: 'It did not arrive.' })
  })

  it('is not shown under another verification', async () => {
    const started = await startAndPrompt(world)
    const other = await startAndPrompt(world)
    await replyTo(world, started, { replyTo: 'x@evil.example', text: 'x' })
    const answer = await read(other, await heldReply(started))
    expect(isRefusal(answer) && answer.refused).toBe('reply-not-found')
    expect(await views(started)).toEqual([])
  })
})

async function heldReply(started: Prompted): Promise<string> {
  const { changes } = await waitForChange(world, started.key, 'reply-held')
  const held = changes.find(({ kind }) => kind === 'reply-held')
  expect(changes.find(({ kind }) => kind === 'reply-received')?.replyId).toBe(held?.replyId)
  expect(changes.find(({ kind }) => kind === 'started')?.replyId).toBeNull()
  return held?.replyId ?? ''
}

function read({ key }: Prompted, replyId: string) {
  return world.call(readReply, { params: { ...key, replyId } })
}

async function views({ key }: Prompted) {
  const { rows } = await sql`
    select details from audit.event
    where action = 'reply.viewed' and verification_id = ${key.verificationId}`.execute(world.db)
  return rows
}
