import type { VerificationView } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it, vi } from 'vitest'
import {
  ask,
  type Prompted,
  secretLines,
  startAndPrompt,
  startWorld,
  waitForChange,
  waiting,
} from './email-verification.ts'
import { codeFor, replyTo } from './service-user.ts'

const world = await forThisFile(startWorld())

describe('a good reply', () => {
  it.each([
    ['with words around the code', (code: string) => `Helo, my code is ${code}.\n\nSiân`],
    ['with the code in two halves', (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`],
    ['with two candidates', (code: string) => `654321 or ${code}`],
  ])('verifies %s', async (_, text) => {
    const started = await startAndPrompt(world)
    await replyTo(world, started, { text: text(codeFor(world, started)) })
    const view = await waitForChange(world, started.key, 'verified')
    expect(kindsOf(view).slice(-2)).toEqual(['reply-received', 'verified'])
    expect(view).toMatchObject({ state: 'verified', level: 'strong', reason: null })
  })

  it('verifies a new message to the reply address, without references', async () => {
    const started = await startAndPrompt(world)
    await world.mail.send({
      from: started.party.address.toUpperCase(),
      to: started.prompt.replyTo.toUpperCase(),
      subject: 'code',
      text: codeFor(world, started),
    })
    await waitForChange(world, started.key, 'verified')
  })

  it('is judged by when it came in, however late it is read', async () => {
    const started = await startAndPrompt(world)
    world.mail.dns.setFault(`world._domainkey.${domainOf(started)}`, 'servfail')
    await replyTo(world, started, { text: codeFor(world, started) })
    await waitForChange(world, started.key, 'reply-received')
    const receivedAt = world.clock.now().toISOString()
    world.clock.advance({ seconds: 3600 })
    world.mail.dns.setFault(`world._domainkey.${domainOf(started)}`, null)
    await waitForChange(world, started.key, 'verified')
    expect(world.smsCode.receivedAt.at(-1)).toBe(receivedAt)
  })

  it('verifies once when the process dies between the comparison and the commit', async () => {
    const started = await startAndPrompt(world)
    const code = codeFor(world, started)
    world.smsCode.loseChecks(true)
    await replyTo(world, started, { text: code })
    await vi.waitFor(() => expect(codeFor(world, started)).toBe('none'), waiting)
    expect(await ask(world, started.party)).toMatchObject({ answer: 'no' })
    world.smsCode.loseChecks(false)
    const view = await waitForChange(world, started.key, 'verified')
    expect(kindsOf(view).filter((kind) => kind === 'reply-received')).toHaveLength(1)
  })

  it('is read after a restart when the service stopped before', async () => {
    const started = await startAndPrompt(world)
    world.mail.dns.setFault(`world._domainkey.${domainOf(started)}`, 'servfail')
    await replyTo(world, started, { text: codeFor(world, started) })
    await waitForChange(world, started.key, 'reply-received')
    await world.restart()
    world.mail.dns.setFault(`world._domainkey.${domainOf(started)}`, null)
    await waitForChange(world, started.key, 'verified')
  })
})

describe('the log', () => {
  it('holds no code, address, number or token, also of what failed', () => {
    expect(world.lines.join()).toContain('job failed and will be tried again')
    expect(secretLines(world)).toEqual([])
  })
})

function kindsOf(view: VerificationView) {
  return view.changes.map(({ kind }) => kind)
}

function domainOf({ party }: Prompted) {
  return party.address.split('@')[1]
}
