import { forThisFile } from '@gwirio/testing'
import { describe, expect, it, vi } from 'vitest'
import {
  ask,
  newParty,
  startAndPrompt,
  startWorld,
  waitForChange,
  waiting,
} from './email-verification.ts'
import { answersTo, codeFor, replyTo, sendRaw } from './service-user.ts'

const world = await forThisFile(
  startWorld({ settings: { AREAS_ACCEPTING_WEAK: 'gwent, north-wales' } }),
)

/** At a domain that publishes SPF and signs nothing. */
function weakParty(area: 'gwent' | 'south-wales') {
  const party = newParty(world, { area })
  return { ...party, address: `${party.address.split('@')[0]}@spf-only.example` }
}

describe('a reply that only SPF speaks for', () => {
  it('verifies in an area that takes it, and whoever asks hears how weakly', async () => {
    const started = await startAndPrompt(world, weakParty('gwent'))
    await replyTo(world, started, { text: codeFor(world, started) })
    const view = await waitForChange(world, started.key, 'verified')
    expect(view).toMatchObject({ state: 'verified', level: 'weak' })
    expect(await ask(world, started.party)).toMatchObject({ answer: 'yes', level: 'weak' })
  })

  it('is held in any other area', async () => {
    const started = await startAndPrompt(world, weakParty('south-wales'))
    await replyTo(world, started, { text: codeFor(world, started) })
    const view = await waitForChange(world, started.key, 'reply-held')
    expect(view.changes.at(-1)).toMatchObject({ reason: 'weak-authentication' })
    expect(await answersTo(world, started)).toHaveLength(0)
  })

  it('counts once and is answered once when the same message comes twice', async () => {
    const started = await startAndPrompt(world, weakParty('gwent'))
    const send = () => sendRaw(world, started, ['Message-ID: <twice@spf-only.example>'], '999999')
    await send()
    await waitForChange(world, started.key, 'wrong-code')
    await send()
    await vi.waitFor(async () => {
      const replies = await world.db
        .withSchema('email_verification')
        .selectFrom('reply')
        .select('outcome')
        .where('verificationId', '=', started.key.verificationId)
        .orderBy('outcome')
        .execute()
      expect(replies.map(({ outcome }) => outcome)).toEqual(['code-wrong', 'duplicate'])
    }, waiting)
    expect(await answersTo(world, started)).toHaveLength(1)
  })

  it('is held also there when nothing speaks for it', async () => {
    const started = await startAndPrompt(world, weakParty('gwent'))
    const text = codeFor(world, started)
    await replyTo(world, started, { text, envelopeFrom: 'x@nowhere.example' })
    const view = await waitForChange(world, started.key, 'reply-held')
    expect(view.changes.at(-1)).toMatchObject({ reason: 'not-authenticated' })
  })
})
