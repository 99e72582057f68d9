import { randomUUID } from 'node:crypto'
import { readReply, requestReplyAcceptance } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { sql } from 'kysely'
import { describe, expect, it, vi } from 'vitest'
import {
  ask,
  newParty,
  operations,
  type Prompted,
  read,
  startAndPrompt,
  startWorld,
  unwrap,
  waitForChange,
  waiting,
} from './email-verification.ts'
import { approve, as, auditOf, decide, note } from './people.ts'
import { answersTo, codeFor, replyTo } from './service-user.ts'

const world = await forThisFile(startWorld())

/** A reply that is held because only SPF, or nobody, speaks for it. */
async function hold(level: 'weak' | 'none', text: (started: Prompted) => string) {
  const party = newParty(world, { area: 'south-wales' })
  const weak = { ...party, address: `${party.address.split('@')[0]}@spf-only.example` }
  const started = await startAndPrompt(world, weak)
  const nobody = { envelopeFrom: 'x@nowhere.example', unsigned: true }
  await replyTo(world, started, { text: text(started), ...(level === 'none' ? nobody : {}) })
  const view = await waitForChange(world, started.key, 'reply-held')
  const replyId = view.changes.at(-1)?.replyId ?? ''
  return { started, view, replyId, key: started.key, party: weak }
}

const right = (started: Prompted) => codeFor(world, started)
const wrong = () => '999999'

async function askAcceptance(key: object, replyId: string) {
  return await as(world, 'siwan')(requestReplyAcceptance, { ...key, replyId }, { note })
}

async function isOffered(key: object, replyId: string) {
  return unwrap(await as(world, 'siwan')(readReply, { ...key, replyId })).mayBeAccepted
}

describe('a held reply that two people accept', () => {
  it.each([
    ['weak', 'weak-authentication'],
    ['none', 'not-authenticated'],
  ] as const)('verifies with the level it had: %s', async (level, reason) => {
    const { key, view, replyId, party } = await hold(level, right)
    expect(view.changes.at(-1)).toMatchObject({ reason })
    expect(view.allowed).toContain('accept-reply')
    expect(await isOffered(key, replyId)).toBe(true)
    const asked = unwrap(await askAcceptance(key, replyId))
    expect(await isOffered(key, replyId)).toBe(false)
    expect(asked).toMatchObject({ kinds: ['accept-reply'], level, replyId })
    expect(await decide(world, 'siwan', asked)).toEqual({ refused: 'own-request' })
    expect(await read(world, key)).toMatchObject({ state: 'awaiting-reply' })
    await approve(world, 'rhodri', asked)
    const after = await waitForChange(world, key, 'verified')
    expect(after).toMatchObject({ state: 'verified', level, attention: null })
    expect(after.changes.slice(-3)).toMatchObject([
      { kind: 'approval-requested', reason: 'accept-reply', replyId },
      { kind: 'approval-granted', reason: 'accept-reply', replyId },
      { kind: 'verified', replyId },
    ])
    expect(world.smsCode.receivedAt.at(-1)).toBe(world.clock.now().toISOString())
    expect(await ask(world, party)).toMatchObject({ answer: 'yes', level })
    const event = (await auditOf(world, key.caseId)).find(
      ({ action }) => action === 'verification.verified',
    )
    expect(event).toMatchObject({
      actor: 'rhodri',
      details: { requestedBy: 'siwan', decidedBy: 'rhodri', mailId: replyId },
    })
  })

  it('costs a try and is answered when its code is wrong, and is not accepted again', async () => {
    const { key, replyId, started } = await hold('none', wrong)
    await approve(world, 'rhodri', unwrap(await askAcceptance(key, replyId)))
    const view = await waitForChange(world, key, 'wrong-code')
    expect(view).toMatchObject({ state: 'awaiting-reply', triesLeft: 4 })
    expect(await answersTo(world, started)).toHaveLength(1)
    expect(view.allowed).not.toContain('accept-reply')
    expect(await isOffered(key, replyId)).toBe(false)
    expect(await askAcceptance(key, replyId)).toEqual({ refused: 'state-does-not-allow' })
  })

  it('gets a fresh code when it came too late', async () => {
    const { key, replyId } = await hold('weak', (started) => {
      world.smsCode.makeLate(started.verification.verificationId)
      return right(started)
    })
    await approve(world, 'rhodri', unwrap(await askAcceptance(key, replyId)))
    await waitForChange(world, key, 'code-too-late')
    const { issued } = world.smsCode
    await vi.waitFor(() => {
      expect(issued.filter((id) => id === key.verificationId)).toHaveLength(2)
    }, waiting)
  })

  it('is held again for what it says', async () => {
    const { key, replyId } = await hold('none', () => '111111 222222 333333 444444')
    await approve(world, 'rhodri', unwrap(await askAcceptance(key, replyId)))
    const view = await waitForChange(world, key, 'reply-held', 2)
    expect(view.changes.at(-1)).toMatchObject({ reason: 'too-many-codes', replyId })
    expect(view).toMatchObject({ state: 'awaiting-reply', triesLeft: 5 })
    expect(await askAcceptance(key, replyId)).toEqual({ refused: 'state-does-not-allow' })
  })

  it('is compared once, also when the answer of sms-code is lost', async () => {
    const { key, replyId } = await hold('weak', wrong)
    const asked = unwrap(await askAcceptance(key, replyId))
    world.smsCode.loseChecks(true)
    await approve(world, 'rhodri', asked)
    await vi.waitFor(() => expect(world.smsCode.receivedAt.length).toBeGreaterThan(0), waiting)
    world.smsCode.loseChecks(false)
    expect(await waitForChange(world, key, 'wrong-code')).toMatchObject({ triesLeft: 4 })
  })
})

describe('the refusals of an acceptance', () => {
  it('stays held when the second person says no', async () => {
    const { key, replyId } = await hold('none', right)
    await decide(world, 'rhodri', unwrap(await askAcceptance(key, replyId)), 'refuse')
    const view = await read(world, key)
    expect(view).toMatchObject({ state: 'awaiting-reply' })
    expect(view.allowed).toContain('accept-reply')
  })

  it('is not for a reply that was held for anything else', async () => {
    const started = await startAndPrompt(world)
    const text = codeFor(world, started)
    await replyTo(world, started, { from: 'cousin@post.example', text })
    const other = await waitForChange(world, started.key, 'reply-held')
    expect(other.allowed).not.toContain('accept-reply')
    const replyId = other.changes.at(-1)?.replyId ?? ''
    expect(await askAcceptance(started.key, replyId)).toEqual({ refused: 'state-does-not-allow' })
    expect(await askAcceptance(started.key, randomUUID())).toEqual({ refused: 'reply-not-found' })
  })

  it('is not for a reply that came again, better authenticated', async () => {
    const { key, replyId } = await hold('none', right)
    const { numAffectedRows } = await sql`
      insert into email_verification.reply
        (case_id, verification_id, mail_id, received_at, message_digest, outcome, reason, level)
      select case_id, verification_id, gen_random_uuid(), received_at, message_digest, 'reply-held', 'has-cc', 'strong'
      from email_verification.reply where mail_id = ${replyId}`.execute(world.db)
    expect(numAffectedRows).toBe(1n)
    expect((await read(world, key)).allowed).not.toContain('accept-reply')
    expect(await isOffered(key, replyId)).toBe(false)
    expect(await askAcceptance(key, replyId)).toEqual({ refused: 'state-does-not-allow' })
  })

  it('is not for a verification that is over, before or after it was asked', async () => {
    const { key, replyId } = await hold('none', right)
    const asked = unwrap(await askAcceptance(key, replyId))
    const params = { ...key }
    await world.call(operations.cancelVerification, { params, body: { reason: 'staff' } })
    expect(await decide(world, 'rhodri', asked)).toEqual({ refused: 'state-does-not-allow' })
    expect(await askAcceptance(key, replyId)).toEqual({ refused: 'state-does-not-allow' })
    expect(await read(world, key)).toMatchObject({ state: 'cancelled' })
  })
})
