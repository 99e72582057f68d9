import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import {
  ask,
  keyOf,
  newParty,
  operations,
  type Prompted,
  start,
  startAndPrompt,
  startWorld,
  unwrap,
  waitForChange,
} from './email-verification.ts'
import { bounce, codeFor, replyTo } from './service-user.ts'

const world = await forThisFile(startWorld())

describe('bounces', () => {
  it('shows that the prompt did not arrive', async () => {
    const started = await startAndPrompt(world)
    await bounce(world, started, '5.1.1')
    const view = await waitForChange(world, started.key, 'prompt-failed')
    expect(view).toMatchObject({ state: 'awaiting-reply' })
    expect(view.changes.at(-1)).toMatchObject({ reason: 'bounced' })
  })

  it('does not mind a delay', async () => {
    const started = await startAndPrompt(world)
    await bounce(world, started, '4.4.1')
    await waitForChange(world, started.key, 'reply-ignored')
  })

  it('shows at once that the relay refused the prompt', async () => {
    const party = newParty(world)
    world.mail.setRefusal(party.address, { code: 550, message: '5.1.1 no such mailbox' })
    const key = keyOf(unwrap(await start(world, party)))
    const view = await waitForChange(world, key, 'prompt-failed')
    expect(view.changes.at(-1)).toMatchObject({ reason: 'smtp-550' })
  })
})

describe('doubt about a verified address', () => {
  it('suspends when its mail bounces', async () => {
    const started = await verify()
    await bounce(world, started, '5.1.1')
    const view = await waitForChange(world, started.key, 'suspended')
    expect(view).toMatchObject({ state: 'suspended', reason: 'bounced' })
    expect(await ask(world, started.party)).toMatchObject({ answer: 'no', level: null })
  })

  it.each([
    ['does not mind a notice in plain words that names no mail of ours', '', 'reply-ignored'],
    ['suspends on one that does', 'Message-ID: ', 'suspended'],
  ] as const)('%s', async (_, names, kind) => {
    const started = await verify()
    await world.mail.send({
      from: 'mailer-daemon@evil.example',
      envelopeFrom: 'x@evil.example',
      unsigned: true,
      to: started.prompt.replyTo,
      subject: 'Undeliverable',
      text: names ? `It was:\n\n${names}${started.prompt.messageId}\n` : 'It failed.',
    })
    const view = await waitForChange(world, started.key, kind)
    const reason = kind === 'suspended' ? 'bounced' : 'unclear-bounce'
    expect(view.changes.at(-1)).toMatchObject({ kind, reason })
    expect(view.state).toBe(kind === 'suspended' ? 'suspended' : 'verified')
  })

  it.each([true, false])('suspends when somebody else replies (unsigned: %s)', async (unsigned) => {
    const started = await verify()
    await replyTo(world, started, { from: 'cousin@post.example', text: 'hello', unsigned })
    const view = await waitForChange(world, started.key, 'suspended')
    expect(view).toMatchObject({ state: 'suspended', reason: 'other-address' })
    expect(await ask(world, started.party)).toMatchObject({ answer: 'no' })
  })

  it('does not mind another mail of the same person', async () => {
    const started = await verify()
    await replyTo(world, started, { text: 'Diolch!' })
    const view = await waitForChange(world, started.key, 'reply-ignored')
    expect(view.state).toBe('verified')
  })

  it.each([
    ['suspendVerification', 'doubt', 'suspended'],
    ['endVerification', 'withdrawn', 'ended'],
  ] as const)('%s closes the gate', async (operation, reason, state) => {
    const started = await verify()
    const params = { ...started.key }
    const view = await world.call(operations[operation], { params, body: { reason } })
    expect(view).toMatchObject({ state, reason })
    expect(await ask(world, started.party)).toMatchObject({ answer: 'no' })
  })

  async function verify(): Promise<Prompted> {
    const started = await startAndPrompt(world)
    await replyTo(world, started, { text: codeFor(world, started) })
    await waitForChange(world, started.key, 'verified')
    expect(await ask(world, started.party)).toMatchObject({ answer: 'yes' })
    return started
  }
})
