import { randomUUID } from 'node:crypto'
import {
  type Clearance,
  listApprovals,
  readApproval,
  requestStartApproval,
} from '@gwirio/contracts'
import { comparableAddress } from '@gwirio/mail'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import {
  newParty,
  operations,
  type Party,
  secretLines,
  start,
  startWorld,
  unwrap,
} from './email-verification.ts'
import { approve, as, auditOf, decide, note, type Person } from './people.ts'

const world = await forThisFile(startWorld())

const minute = 60_000
const ago = (milliseconds: number) =>
  new Date(world.clock.now().getTime() - milliseconds).toISOString()

/** Somebody else of the case has an address that is two letters away. */
function nearParty(given: Partial<Clearance> & { caseId?: string } = {}): Party {
  const party = newParty(world, given)
  const near = comparableAddress(party.address.replace('sian', 'sion'))
  world.identityCheck.clearances.set(party.identityCheckId, {
    ...(world.identityCheck.clearances.get(party.identityCheckId) as Clearance),
    addressesOfOthers: [near],
    ...given,
  })
  return party
}

async function ask(party: Party, person: Person = 'siwan', address = party.address) {
  const { caseId, identityCheckId } = party
  const body = { identityCheckId, address, note }
  return await as(world, person)(requestStartApproval, { caseId }, body)
}

describe('an address near that of another party', () => {
  it('starts once a second person has approved it, and everybody is recorded', async () => {
    const party = nearParty()
    expect(await start(world, party)).toEqual({ refused: 'approval-needed' })
    const asked = unwrap(await ask(party))
    expect(asked).toMatchObject({
      kinds: ['near-miss-address'],
      needs: 'second-person',
      state: 'waiting',
      address: party.address,
      requestedBy: 'Name of siwan',
      whyNot: 'own-request',
      until: party.validUntil,
      decidedBy: null,
    })
    expect(await start(world, party)).toEqual({ refused: 'approval-needed' })
    expect(await decide(world, 'siwan', asked)).toEqual({ refused: 'own-request' })
    expect(await approve(world, 'rhodri', asked)).toMatchObject({
      state: 'approved',
      whyNot: null,
      decidedBy: 'Name of rhodri',
      decisionNote: note,
    })
    expect(await ask(party)).toEqual({ refused: 'approval-not-needed' })
    const { changes } = unwrap(await start(world, party))
    expect(changes).toMatchObject([
      { kind: 'started' },
      { kind: 'approval-granted', reason: 'near-miss-address' },
    ])
    const events = await auditOf(world, party.caseId)
    expect(events.map(({ action, actor }) => [action, actor])).toEqual([
      ['verification.refused', 'siwan'],
      ['approval.requested', 'siwan'],
      ['verification.refused', 'siwan'],
      ['approval.approved', 'rhodri'],
      ['approval.not-requested', 'siwan'],
      ['verification.started', 'siwan'],
      ['verification.approval-granted', 'siwan'],
    ])
    expect(events.at(-1)?.details).toMatchObject({ requestedBy: 'siwan', decidedBy: 'rhodri' })
    expect(secretLines(world)).toEqual([])
  })

  it('is found in the verifications of the others too, also in a linked case', async () => {
    const other = newParty(world)
    unwrap(await start(world, other))
    for (const given of [{ caseId: other.caseId }, { linkedCaseIds: [other.caseId] }]) {
      const address = `${other.address.split('@')[0]}x@post.example`
      expect(await start(world, newParty(world, given), { address })).toEqual({
        refused: 'approval-needed',
      })
      const same = { address: other.address.replace('@', '+tag@') }
      expect(await start(world, newParty(world, given), same)).toEqual({
        refused: 'address-not-usable',
      })
    }
    const elsewhere = newParty(world)
    expect(await start(world, elsewhere, { address: other.address })).toHaveProperty('state')
  })
})

describe('a mobile that was changed in the last days', () => {
  it('takes a manager, and never the one who asked', async () => {
    const party = newParty(world, { mobileChangedAt: ago(6 * 24 * 60 * minute) })
    const asked = unwrap(await ask(party, 'mair'))
    expect(asked).toMatchObject({ kinds: ['mobile-changed'], needs: 'manager' })
    expect(await decide(world, 'rhodri', asked)).toEqual({ refused: 'manager-needed' })
    expect(await decide(world, 'mair', asked)).toEqual({ refused: 'own-request' })
    await approve(world, 'nia', asked)
    expect(await start(world, party)).toHaveProperty('state', 'awaiting-reply')
  })

  it('is not covered by an approval of the address alone, nor of an earlier number', async () => {
    const party = nearParty()
    await approve(world, 'rhodri', unwrap(await ask(party)))
    change(party, { mobileChangedAt: ago(minute), mobile: '+447700900777' })
    expect(await start(world, party)).toEqual({ refused: 'approval-needed' })
    await approve(world, 'mair', unwrap(await ask(party)))
    change(party, { mobile: '+447700900778' })
    expect(await start(world, party)).toEqual({ refused: 'approval-needed' })
    change(party, { mobile: '+447700900777' })
    expect(await start(world, party)).toHaveProperty('state', 'awaiting-reply')
  })

  function change(party: Party, given: Partial<Clearance>) {
    const { clearances } = world.identityCheck
    const before = clearances.get(party.identityCheckId) as Clearance
    clearances.set(party.identityCheckId, { ...before, ...given })
  }
})

describe('an approval of a start', () => {
  it('is good for its address and its identity check alone', async () => {
    const party = nearParty()
    await approve(world, 'rhodri', unwrap(await ask(party)))
    const address = party.address.replace('sian', 'sioa')
    expect(await start(world, party, { address })).toEqual({ refused: 'approval-needed' })
    const identityCheckId = randomUUID()
    const { clearances } = world.identityCheck
    clearances.set(identityCheckId, clearances.get(party.identityCheckId) as Clearance)
    expect(await start(world, { ...party, identityCheckId })).toEqual({
      refused: 'approval-needed',
    })
    expect(await start(world, party)).toHaveProperty('state', 'awaiting-reply')
  })

  it('is good for the other address that was there when it was asked for', async () => {
    const party = nearParty()
    await approve(world, 'rhodri', unwrap(await ask(party)))
    const { clearances } = world.identityCheck
    const cleared = clearances.get(party.identityCheckId) as Clearance
    const addressesOfOthers = [comparableAddress(party.address.replace('sian', 'sean'))]
    clearances.set(party.identityCheckId, { ...cleared, addressesOfOthers })
    expect(await start(world, party)).toEqual({ refused: 'approval-needed' })
    await approve(world, 'rhodri', unwrap(await ask(party)))
    expect(await start(world, party)).toHaveProperty('state', 'awaiting-reply')
  })

  it('ends with the identity check, decided or not', async () => {
    const [waiting, approved] = [nearParty(), nearParty()]
    const asked = unwrap(await ask(waiting))
    const granted = unwrap(await ask(approved))
    await approve(world, 'rhodri', granted)
    world.clock.advance({ seconds: 1800 })
    expect(await decide(world, 'rhodri', asked)).toEqual({ refused: 'approval-too-old' })
    const { caseId, approvalId } = asked
    expect(await as(world, 'rhodri')(readApproval, { caseId, approvalId })).toMatchObject({
      state: 'expired',
    })
    expect(await start(world, approved)).toEqual({ refused: 'identity-check-too-old' })
    // Even where the identity check were good for longer
    const { clearances } = world.identityCheck
    const before = clearances.get(approved.identityCheckId) as Clearance
    const validUntil = new Date(world.clock.now().getTime() + minute).toISOString()
    clearances.set(approved.identityCheckId, { ...before, validUntil })
    expect(await start(world, approved)).toEqual({ refused: 'approval-needed' })
  })

  it.each<[string, Partial<Clearance>]>([
    ['approval-not-needed', {}],
    ['address-not-usable', { addressesOfOthers: [comparableAddress('sian.none@post.example')] }],
    ['identity-check-not-passed', { passed: false }],
    ['party-locked', { locked: true }],
    ['case-ended', { caseEndedAt: '2026-01-01T00:00:00Z' }],
    ['mobile-not-usable', { mobileShared: true }],
  ])('is not asked for: %s', async (refused, clearance) => {
    const party = { ...newParty(world, clearance), address: 'sian.none@post.example' }
    expect(await ask(party)).toEqual({ refused })
    expect(await ask({ ...party, identityCheckId: randomUUID() })).toEqual({
      refused: 'identity-check-not-found',
    })
    expect(await ask(party, 'siwan', 'nobody')).toEqual({ refused: 'address-not-valid' })
  })
})

describe('what waits for a second person', () => {
  it('is asked for once, and can be asked for again once it was refused', async () => {
    const party = nearParty()
    const asked = unwrap(await ask(party))
    const again = unwrap(await ask(party, 'rhodri'))
    expect(again).toMatchObject({ approvalId: asked.approvalId, whyNot: null })
    const refused = unwrap(await decide(world, 'rhodri', asked, 'refuse'))
    expect(refused).toMatchObject({ state: 'refused', decidedBy: 'Name of rhodri' })
    expect(await start(world, party)).toEqual({ refused: 'approval-needed' })
    const anew = unwrap(await ask(party))
    expect(anew.approvalId).not.toBe(asked.approvalId)
    expect(await decide(world, 'rhodri', asked)).toEqual({ refused: 'approval-decided' })
  })

  it('is decided by one of two who decide at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const asked = unwrap(await ask(nearParty()))
      const answers = await Promise.all([
        decide(world, 'rhodri', asked),
        decide(world, 'mair', asked, 'refuse'),
        decide(world, 'nia', asked),
      ])
      expect(answers.filter((answer) => 'state' in answer)).toHaveLength(1)
      expect(answers.filter((answer) => 'refused' in answer)).toEqual([
        { refused: 'approval-decided' },
        { refused: 'approval-decided' },
      ])
    }
  })

  it('is never decided by a program, nor for one', async () => {
    const asked = unwrap(await ask(nearParty()))
    expect(await decide(world, 'program', asked)).toEqual({ refused: 'own-request' })
    const { caseId, identityCheckId, address } = nearParty()
    const body = { identityCheckId, address, note }
    const byProgram = await as(world, 'program')(requestStartApproval, { caseId }, body)
    expect(await decide(world, 'rhodri', unwrap(byProgram))).toEqual({ refused: 'own-request' })
    await expect(decide(world, 'alun', asked)).rejects.toThrow('scope-missing')
  })

  it('stands in the list of its area without address and note, oldest first, until it is decided', async () => {
    const area = 'mid-and-west-wales'
    const first = unwrap(await ask(nearParty({ area })))
    world.clock.advance({ seconds: 1 })
    const second = unwrap(await ask(nearParty({ area })))
    const list = async () => {
      const answer = await as(world, 'rhodri')(listApprovals, {}, { areas: [area] })
      return unwrap(answer).approvals
    }
    const items = [first, second].map(({ address: _, note: __, decisionNote: ___, ...item }) => ({
      ...item,
      whyNot: null,
    }))
    expect(await list()).toEqual(items)
    await decide(world, 'rhodri', first, 'refuse')
    expect((await list()).map(({ approvalId }) => approvalId)).toEqual([second.approvalId])
  })

  it('is audited before it is shown, and known in its own case only', async () => {
    const { caseId, approvalId } = unwrap(await ask(nearParty()))
    const read = as(world, 'alun')
    expect(await read(readApproval, { caseId, approvalId })).toMatchObject({ note })
    expect((await auditOf(world, caseId)).at(-1)).toMatchObject({
      action: 'approval.viewed',
      actor: 'alun',
    })
    expect(await read(readApproval, { caseId: randomUUID(), approvalId })).toEqual({
      refused: 'approval-not-found',
    })
  })

  it('does not outlive what stops the case: cancelled verifications stay cancelled', async () => {
    const party = nearParty()
    await approve(world, 'rhodri', unwrap(await ask(party)))
    const { caseId, verificationId } = unwrap(await start(world, party))
    const body = { reason: 'staff' }
    await world.call(operations.cancelVerification, { params: { caseId, verificationId }, body })
    const next = unwrap(await start(world, party))
    expect(next.verificationId).not.toBe(verificationId)
  })
})
