import type { SafeToText } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it, vi } from 'vitest'
import {
  keyOf,
  newParty,
  operations,
  type Prompted,
  start,
  startWorld,
  unwrap,
  waitForChange,
  waiting,
} from './email-verification.ts'
import { answersTo, codeFor, replyTo } from './service-user.ts'

const world = await forThisFile(startWorld())

/** Noon in Wales, in winter. */
const noon = '2026-12-01T12:00:00Z'

describe('the times at which a text is safe', () => {
  it.each<[SafeToText]>([['during-the-call'], [{ from: '18:00', to: '21:00' }]])(
    'are kept; what staff ask for in the call is texted: %j',
    async (safeToText) => {
      const started = await startWith(safeToText)
      expect(started.verification.safeToText).toEqual(safeToText)
      const params = { ...started.key }
      expect(unwrap(await world.call(operations.requestNewCode, { params }))).toMatchObject({
        codesLeft: 1,
        attention: null,
      })
    },
  )

  it.each<[string, SafeToText]>([
    ['only during the call', 'during-the-call'],
    ['only in the evening', { from: '18:00', to: '21:00' }],
  ])('keep back a fresh code that nobody asked for, and its answer: %s', async (_, safeToText) => {
    const started = await startWith(safeToText)
    const { verificationId } = started.key
    world.smsCode.makeLate(verificationId)
    await replyTo(world, started, { text: codeFor(world, started) })
    const view = await waitForChange(world, started.key, 'code-refused')
    expect(view.attention).toMatchObject({ kind: 'code-refused', reason: 'text-not-safe-now' })
    expect(view).toMatchObject({ state: 'awaiting-reply', codesLeft: 2 })
    expect(await answersTo(world, started)).toEqual([])
    expect(world.smsCode.issued.filter((id) => id === verificationId)).toHaveLength(1)
  })

  it.each<[SafeToText]>([['any-time'], [{ from: '11:00', to: '13:00' }]])(
    'let a fresh code go in them: %j',
    async (safeToText) => {
      const started = await startWith(safeToText)
      const { verificationId } = started.key
      world.smsCode.makeLate(verificationId)
      await replyTo(world, started, { text: codeFor(world, started) })
      await vi.waitFor(
        () => expect(world.smsCode.issued.filter((id) => id === verificationId)).toHaveLength(2),
        waiting,
      )
    },
  )

  it('refuse a code that staff ask for long after the call', async () => {
    const started = await startWith('during-the-call')
    const params = { ...started.key }
    world.clock.advance({ seconds: 30 * 60 })
    expect(await world.call(operations.requestNewCode, { params })).toEqual({
      refused: 'text-not-safe-now',
    })
    const { verificationId } = started.key
    expect(world.smsCode.issued.filter((id) => id === verificationId)).toHaveLength(1)
  })
})

/** A verification whose prompt and code have arrived, begun at noon. */
async function startWith(safeToText: SafeToText): Promise<Prompted> {
  world.clock.set(noon)
  const party = newParty(world)
  const safeContact = { phoneIsPrivate: true, mailboxIsPrivate: true, safeToText }
  const verification = unwrap(await start(world, party, { safeContact }))
  const prompt = await world.mail.waitForMail({
    to: party.address,
    timeoutMilliseconds: waiting.timeout,
  })
  const { verificationId } = verification
  await vi.waitFor(() => expect(world.smsCode.issued).toContain(verificationId), waiting)
  return { party, verification, prompt, key: keyOf(verification) }
}
