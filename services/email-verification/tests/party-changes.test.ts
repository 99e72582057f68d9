import { randomUUID } from 'node:crypto'
import {
  type PartyChange,
  reportPartyChange,
  requestResume,
  requestStartApproval,
} from '@gwirio/contracts'
import { comparableAddress } from '@gwirio/mail'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it, vi } from 'vitest'
import {
  ask,
  newParty,
  type Party,
  type Prompted,
  read,
  start,
  startAndPrompt,
  startWorld,
  unwrap,
  waitForChange,
  waiting,
} from './email-verification.ts'
import { approve, as, auditOf, note } from './people.ts'
import { codeFor, replyTo } from './service-user.ts'

const world = await forThisFile(startWorld())

async function report(party: Party, kind: PartyChange, given: object = {}) {
  const { caseId, partyId } = party
  const body = { reportId: randomUUID(), partyId, kind, ...given }
  await world.call(reportPartyChange, { params: { caseId }, body })
}

async function open(): Promise<Prompted> {
  return await startAndPrompt(world)
}

async function verify(): Promise<Prompted> {
  const started = await open()
  await answer(started)
  await waitForChange(world, started.key, 'verified')
  return started
}

const answer = (started: Prompted) => replyTo(world, started, { text: codeFor(world, started) })

describe('what changed on file', () => {
  it.each([
    ['contact-changed', 'suspended'],
    ['new-party-in-case', 'suspended'],
    ['concern-raised', 'suspended'],
    ['case-ended', 'ended'],
  ] as const)('%s: a verified address is %s', async (kind, state) => {
    const { party, key } = await verify()
    await report(party, kind)
    expect(await read(world, key)).toMatchObject({ state, reason: kind })
    expect(await ask(world, party)).toMatchObject({ answer: 'no' })
  })

  it.each(['contact-changed', 'concern-raised', 'case-ended'] as const)(
    '%s: what is open is cancelled, and its codes are dead',
    async (kind) => {
      const { party, key } = await open()
      await report(party, kind)
      expect(await read(world, key)).toMatchObject({ state: 'cancelled', reason: kind })
      await vi.waitFor(() => expect(world.smsCode.stopped).toContain(key.verificationId), waiting)
    },
  )

  it('new-party-in-case: a good reply to what is open ends in suspended', async () => {
    const started = await open()
    await report(started.party, 'new-party-in-case', { partyId: null })
    expect(await read(world, started.key)).toMatchObject({ state: 'awaiting-reply' })
    const events = await auditOf(world, started.key.caseId)
    expect(events.find(({ action }) => action === 'verification.doubted')).toMatchObject({
      reason: 'new-party-in-case',
    })
    await answer(started)
    const view = await waitForChange(world, started.key, 'suspended')
    expect(view).toMatchObject({ state: 'suspended', reason: 'new-party-in-case' })
    expect(await ask(world, started.party)).toMatchObject({ answer: 'no' })
  })

  it('is never resumed once the contact has changed, also when it was suspended before', async () => {
    const { party, key } = await verify()
    await report(party, 'new-party-in-case')
    await report(party, 'contact-changed')
    expect(await read(world, key)).toMatchObject({ state: 'suspended', reason: 'contact-changed' })
    expect(await as(world, 'siwan')(requestResume, key, { note })).toEqual({
      refused: 'state-does-not-allow',
    })
  })

  it('touches the party alone, or the whole case', async () => {
    const one = await open()
    const other = await startAndPrompt(world, newParty(world, { caseId: one.party.caseId }))
    await report(one.party, 'contact-changed')
    expect(await read(world, other.key)).toMatchObject({ state: 'awaiting-reply' })
    await report(one.party, 'case-ended', { partyId: null })
    expect(await read(world, other.key)).toMatchObject({ state: 'cancelled' })
  })

  it('is told once, however often it is reported', async () => {
    const { party, key } = await verify()
    const reportId = randomUUID()
    for (let time = 0; time < 3; time += 1) await report(party, 'contact-changed', { reportId })
    const { changes } = await read(world, key)
    expect(changes.filter(({ kind }) => kind === 'suspended')).toHaveLength(1)
    const events = await auditOf(world, key.caseId)
    const reported = events.filter(({ action }) => action === 'party.change-reported')
    expect(reported).toHaveLength(1)
  })

  it('lets nothing start that was cleared before it', async () => {
    const party = newParty(world)
    const { clearances } = world.identityCheck
    const cleared = clearances.get(party.identityCheckId)
    if (!cleared) throw new Error('There is no clearance')
    const asked = Promise.withResolvers<void>()
    world.identityCheck.beforeAnswer = async () => {
      await report(party, 'contact-changed')
      asked.resolve()
    }
    expect(await start(world, party)).toEqual({ refused: 'not-ready' })
    await asked.promise
    world.identityCheck.beforeAnswer = null
    expect(unwrap(await start(world, party))).toMatchObject({ state: 'awaiting-reply' })
  })

  it('lets nothing start when it happened in a linked case meanwhile', async () => {
    const linked = newParty(world)
    const party = newParty(world, { linkedCaseIds: [linked.caseId] })
    world.identityCheck.beforeAnswer = () => report(linked, 'new-party-in-case')
    expect(await start(world, party)).toEqual({ refused: 'not-ready' })
    world.identityCheck.beforeAnswer = null
    expect(unwrap(await start(world, party))).toMatchObject({ state: 'awaiting-reply' })
  })
})

describe('others who changed on file', () => {
  const change = (party: Party, given: Partial<Party>) => {
    const { clearances } = world.identityCheck
    const cleared = clearances.get(party.identityCheckId)
    if (!cleared) throw new Error('There is no clearance')
    clearances.set(party.identityCheckId, { ...cleared, ...given })
  }
  const compared = async ({ key }: Prompted, count = 1) =>
    await vi.waitFor(async () => {
      const events = await auditOf(world, key.caseId)
      const found = events.filter(({ action }) => action === 'verification.compared')
      if (found.length < count) throw new Error('not compared yet')
      return found
    }, waiting)

  it.each([
    ['collision', ({ address }: Party) => ({ addressesOfOthers: [comparableAddress(address)] })],
    [
      'near-miss',
      ({ address }: Party) => ({
        addressesOfOthers: [comparableAddress(address.replace('sian', 'sion'))],
      }),
    ],
    ['mobile-shared', () => ({ mobileShared: true })],
  ] as const)('%s: a verified address is suspended, once', async (likeness, given) => {
    const started = await verify()
    change(started.party, given(started.party))
    await report(started.party, 'others-changed')
    await report(started.party, 'others-changed', { partyId: null })
    expect(await compared(started, 2)).toMatchObject([{ reason: likeness }, { reason: likeness }])
    const view = await read(world, started.key)
    expect(view).toMatchObject({ state: 'suspended', reason: 'new-party-in-case' })
    expect(view.changes.filter(({ kind }) => kind === 'suspended')).toHaveLength(1)
  })

  it('doubts what is open, and a good reply ends in suspended', async () => {
    const started = await open()
    change(started.party, { addressesOfOthers: [comparableAddress(started.party.address)] })
    await report(started.party, 'others-changed')
    await compared(started)
    await answer(started)
    const view = await waitForChange(world, started.key, 'suspended')
    expect(view).toMatchObject({ state: 'suspended', reason: 'new-party-in-case' })
  })

  it('compares with what is verified in a case that was linked since', async () => {
    const theirs = await verify()
    const started = await startAndPrompt(world, {
      ...newParty(world),
      address: theirs.party.address,
    })
    await answer(started)
    await waitForChange(world, started.key, 'verified')
    change(started.party, { linkedCaseIds: [theirs.party.caseId] })
    await report(started.party, 'others-changed')
    expect(await compared(started)).toMatchObject([{ reason: 'collision' }])
    expect(await read(world, started.key)).toMatchObject({ state: 'suspended' })
  })

  describe('a likeness that two people accepted', () => {
    const near = (party: Party, letters = 'sion') => ({
      addressesOfOthers: [comparableAddress(party.address.replace('sian', letters))],
    })

    async function verifyApproved(): Promise<Prompted> {
      const party = newParty(world)
      change(party, near(party))
      const { caseId, identityCheckId, address } = party
      const body = { identityCheckId, address, note }
      await approve(
        world,
        'rhodri',
        unwrap(await as(world, 'siwan')(requestStartApproval, { caseId }, body)),
      )
      const started = await startAndPrompt(world, party)
      await answer(started)
      await waitForChange(world, started.key, 'verified')
      return started
    }

    it('at the start is no new doubt, until what it is like is another one', async () => {
      const started = await verifyApproved()
      await report(started.party, 'others-changed')
      expect(await compared(started)).toMatchObject([{ reason: 'accepted' }])
      expect(await read(world, started.key)).toMatchObject({ state: 'verified' })
      change(started.party, near(started.party, 'sean'))
      await report(started.party, 'others-changed')
      expect(await compared(started, 2)).toMatchObject([{}, { reason: 'near-miss' }])
      expect(await read(world, started.key)).toMatchObject({ state: 'suspended' })
    })

    it('when a suspension was taken back is none either', async () => {
      const started = await verify()
      change(started.party, near(started.party))
      await report(started.party, 'others-changed')
      await compared(started)
      const asked = unwrap(await as(world, 'siwan')(requestResume, started.key, { note }))
      await approve(world, 'rhodri', asked)
      await report(started.party, 'others-changed')
      expect(await compared(started, 2)).toMatchObject([
        { reason: 'near-miss' },
        { reason: 'accepted' },
      ])
      expect(await read(world, started.key)).toMatchObject({ state: 'verified' })
      // What nobody has seen is doubted again
      const { addressesOfOthers } = near(started.party)
      const more = near(started.party, 'sean').addressesOfOthers
      change(started.party, { addressesOfOthers: [...addressesOfOthers, ...more] })
      await report(started.party, 'others-changed')
      await compared(started, 3)
      expect(await read(world, started.key)).toMatchObject({ state: 'suspended' })
    })
  })

  it('leaves alone what stands alone', async () => {
    const started = await verify()
    await report(started.party, 'others-changed')
    expect(await compared(started)).toMatchObject([{ reason: 'none' }])
    expect(await read(world, started.key)).toMatchObject({ state: 'verified' })
  })

  it('is asked again when identity-check was away', async () => {
    const started = await verify()
    change(started.party, { mobileShared: true })
    let isAway = true
    world.identityCheck.beforeAnswer = async () => {
      if (!isAway) return
      isAway = false
      throw new Error('it restarts')
    }
    await report(started.party, 'others-changed')
    await compared(started)
    world.identityCheck.beforeAnswer = null
    expect(await read(world, started.key)).toMatchObject({ state: 'suspended' })
  })
})
