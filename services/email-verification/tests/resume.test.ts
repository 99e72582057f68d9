import { randomUUID } from 'node:crypto'
import { type Clearance, listApprovals, reportPartyChange, requestResume } from '@gwirio/contracts'
import { comparableAddress } from '@gwirio/mail'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import {
  ask,
  operations,
  read,
  startAndPrompt,
  startWorld,
  unwrap,
  waitForChange,
} from './email-verification.ts'
import { approve, as, auditOf, decide, note } from './people.ts'
import { codeFor, replyTo } from './service-user.ts'

const world = await forThisFile(startWorld({ settings: { APPROVAL_HOURS: '5' } }))

async function suspend(reason = 'doubt') {
  const started = await startAndPrompt(world)
  await replyTo(world, started, { text: codeFor(world, started) })
  await waitForChange(world, started.key, 'verified')
  const params = { ...started.key }
  unwrap(await world.call(operations.suspendVerification, { params, body: { reason } }))
  return started
}

const askResume = (key: object) => as(world, 'siwan')(requestResume, key, { note })

describe('taking a suspension back', () => {
  it('opens the gate again once somebody else agrees, and both are recorded', async () => {
    const { key, party } = await suspend()
    const asked = unwrap(await askResume(key))
    expect(asked).toMatchObject({
      kinds: ['resume'],
      needs: 'second-person',
      address: party.address,
    })
    expect(await read(world, key)).toMatchObject({
      state: 'suspended',
      approvalId: asked.approvalId,
      allowed: ['end', 'settle', 'move-to-area'],
    })
    expect(await ask(world, party)).toMatchObject({ answer: 'no' })
    expect(await decide(world, 'siwan', asked)).toEqual({ refused: 'own-request' })
    await approve(world, 'rhodri', asked)
    const view = await read(world, key)
    expect(view).toMatchObject({
      state: 'verified',
      reason: null,
      approvalId: null,
      attention: null,
    })
    expect(view.changes.slice(-3)).toMatchObject([
      { kind: 'approval-requested', reason: 'resume' },
      { kind: 'approval-granted', reason: 'resume' },
      { kind: 'resumed', reason: null },
    ])
    expect(await ask(world, party)).toMatchObject({ answer: 'yes', level: 'strong' })
    const resumed = (await auditOf(world, key.caseId)).find(
      ({ action }) => action === 'verification.resumed',
    )
    expect(resumed).toMatchObject({
      actor: 'rhodri',
      details: { approvalId: asked.approvalId, requestedBy: 'siwan', decidedBy: 'rhodri' },
    })
  })

  it('is for a manager when it was doubted before it was ever verified', async () => {
    const started = await startAndPrompt(world)
    const { key, party } = started
    await replyTo(world, started, { from: 'cousin@post.example', text: 'hello' })
    await waitForChange(world, key, 'reply-held')
    await replyTo(world, started, { text: codeFor(world, started) })
    const suspended = await waitForChange(world, key, 'suspended')
    expect(suspended).toMatchObject({ reason: 'other-address', resumeNeeds: 'manager' })
    const asked = unwrap(await askResume(key))
    expect(asked).toMatchObject({ kinds: ['resume'], needs: 'manager' })
    expect(await decide(world, 'rhodri', asked)).toEqual({ refused: 'manager-needed' })
    expect(await ask(world, party)).toMatchObject({ answer: 'no' })
    await approve(world, 'mair', asked)
    expect(await ask(world, party)).toMatchObject({ answer: 'yes' })
    // What comes later is a doubt like any other
    const body = { reason: 'doubt' }
    unwrap(await world.call(operations.suspendVerification, { params: { ...key }, body }))
    expect(await read(world, key)).toMatchObject({ resumeNeeds: 'second-person' })
    expect(unwrap(await askResume(key))).toMatchObject({ needs: 'second-person' })
  })

  it('is for any second person when somebody else wrote only after it was verified', async () => {
    const started = await startAndPrompt(world)
    await replyTo(world, started, { text: codeFor(world, started) })
    await waitForChange(world, started.key, 'verified')
    await replyTo(world, started, { from: 'cousin@post.example', text: 'hello' })
    await waitForChange(world, started.key, 'suspended')
    const asked = unwrap(await askResume(started.key))
    expect(asked.needs).toBe('second-person')
    await approve(world, 'rhodri', asked)
  })

  it('stays suspended when it is refused, and can be asked for again', async () => {
    const { key } = await suspend()
    await decide(world, 'rhodri', unwrap(await askResume(key)), 'refuse')
    const view = await read(world, key)
    expect(view).toMatchObject({ state: 'suspended', approvalId: null })
    expect(view.changes.at(-1)).toMatchObject({ kind: 'approval-refused', reason: 'resume' })
    expect(view.allowed).toContain('request-resume')
    expect(unwrap(await askResume(key))).toMatchObject({ state: 'waiting' })
  })

  it('is over after as many hours as are set', async () => {
    const { key } = await suspend()
    const asked = unwrap(await askResume(key))
    world.clock.advance({ seconds: 5 * 3_600 })
    expect(await decide(world, 'rhodri', asked)).toEqual({ refused: 'approval-too-old' })
    expect(await read(world, key)).toMatchObject({ approvalId: null })
    const again = unwrap(await askResume(key))
    expect(again.approvalId).not.toBe(asked.approvalId)
    await approve(world, 'rhodri', again)
  })

  it('cannot be asked for once the contact has changed, nor for what is not suspended', async () => {
    const changed = await suspend('contact-changed')
    expect(await askResume(changed.key)).toEqual({ refused: 'state-does-not-allow' })
    expect((await read(world, changed.key)).allowed).not.toContain('request-resume')
    const { key } = await startAndPrompt(world)
    expect(await askResume(key)).toEqual({ refused: 'state-does-not-allow' })
    expect(await askResume({ ...key, caseId: randomUUID() })).toEqual({
      refused: 'verification-not-found',
    })
  })

  it('does nothing to a verification that has ended meanwhile', async () => {
    const { key, party } = await suspend()
    const asked = unwrap(await askResume(key))
    const params = { ...key }
    await world.call(operations.endVerification, { params, body: { reason: 'withdrawn' } })
    expect(await decide(world, 'rhodri', asked)).toEqual({ refused: 'state-does-not-allow' })
    expect(await read(world, key)).toMatchObject({ state: 'ended' })
    expect(await ask(world, party)).toMatchObject({ answer: 'no' })
    const { approvals } = unwrap(await as(world, 'rhodri')(listApprovals, {}, { areas: ['gwent'] }))
    expect(approvals.map(({ approvalId }) => approvalId)).not.toContain(asked.approvalId)
  })

  it.each([
    [
      'address-not-usable',
      (address: string) => ({ addressesOfOthers: [comparableAddress(address)] }),
    ],
    ['mobile-not-usable', () => ({ mobileShared: true })],
    ['concern-open', () => ({ concernOpen: true })],
  ] as const)(
    'is refused at ask and at grant by what is true by now: %s',
    async (refused, given) => {
      const { key, party } = await suspend()
      const asked = unwrap(await askResume(key))
      const { clearances } = world.identityCheck
      const cleared = clearances.get(party.identityCheckId) as Clearance
      clearances.set(party.identityCheckId, { ...cleared, ...given(party.address) })
      expect(await decide(world, 'rhodri', asked)).toEqual({ refused })
      expect(await askResume(key)).toEqual({ refused })
      expect(await read(world, key)).toMatchObject({ state: 'suspended' })
      const events = await auditOf(world, key.caseId)
      expect(events.find(({ action }) => action === 'resume.refused')?.reason).toBe(refused)
    },
  )

  it.each(['new-party-in-case', 'others-changed'] as const)(
    'is not decided by what was asked before %s',
    async (kind) => {
      const { key, party } = await suspend()
      const asked = unwrap(await askResume(key))
      const { caseId } = key
      const body = { reportId: randomUUID(), partyId: party.partyId, kind }
      await world.call(reportPartyChange, { params: { caseId }, body })
      expect(await decide(world, 'rhodri', asked)).toEqual({ refused: 'state-does-not-allow' })
      expect(await read(world, key)).toMatchObject({ state: 'suspended', approvalId: null })
    },
  )

  it('shows what happened during the suspension as its newest reason', async () => {
    const { key, party } = await suspend()
    const body = { reportId: randomUUID(), partyId: party.partyId, kind: 'new-party-in-case' }
    await world.call(reportPartyChange, { params: { caseId: key.caseId }, body })
    const view = await read(world, key)
    expect(view).toMatchObject({ state: 'suspended', reason: 'new-party-in-case' })
    expect(view.changes.slice(-2)).toMatchObject([
      { kind: 'suspended', reason: 'doubt' },
      { kind: 'suspended', reason: 'new-party-in-case' },
    ])
  })
})
