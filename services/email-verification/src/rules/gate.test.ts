import type { GateReason, VerificationState } from '@gwirio/contracts'
import { describe, expect, it } from 'vitest'
import { inState, now } from '../../tests/rule-samples.ts'
import { type Asked, type GateVerification, openGate, withoutReason } from './gate.ts'
import { everyState } from './verification.ts'

const addressIndex = Buffer.from('sian@post.example')
const otherAddress = Buffer.from('mair@post.example')
const asked: Asked = { caseReference: 'GW26P00001', partyReference: '1', addressIndex }

function stored(state: VerificationState, change: Partial<GateVerification> = {}) {
  const { caseReference, partyReference } = asked
  const ids = { caseId: 'c1', partyId: 'p1', caseReference, partyReference }
  return { ...inState(state), ...ids, addressIndex, ...change }
}

function ask(
  verifications: readonly GateVerification[],
  change: { asked?: Partial<Asked>; isFrozen?: boolean; now?: Date } = {},
) {
  const found = { verifications, isFrozen: change.isFrozen ?? false }
  return openGate({ ...asked, ...change.asked }, found, change.now ?? now)
}

const yes = {
  answer: 'yes',
  reason: 'verified',
  level: 'strong',
  since: '2026-03-02T08:00:00.000Z',
  until: '2027-03-02T08:00:00.000Z',
}
const no = (reason: GateReason) => ({ answer: 'no', reason, level: null, since: null, until: null })

/** What speaks against each state, and what the answer is then; absent: what the state says itself. */
const doubts: ReadonlyArray<{
  readonly name: string
  readonly stored?: Partial<GateVerification>
  readonly asked?: Partial<Asked>
  readonly isFrozen?: boolean
  readonly now?: Date
  readonly reason: (state: VerificationState) => GateReason
}> = [
  { name: 'nothing', reason: (state) => state },
  { name: 'another case', asked: { caseReference: 'GW26P00002' }, reason: () => 'unknown' },
  { name: 'another party', asked: { partyReference: '2' }, reason: () => 'unknown' },
  {
    name: 'another address',
    stored: { addressIndex: otherAddress },
    reason: (state) => (state === 'verified' ? 'other-address' : 'never-verified'),
  },
  { name: 'no address', asked: { addressIndex: null }, reason: () => 'address-not-valid' },
  { name: 'a freeze', isFrozen: true, reason: () => 'frozen' },
  { name: 'no level', stored: { level: null }, reason: notWhole },
  { name: 'no time of the reply', stored: { verifiedAt: null }, reason: notWhole },
  {
    name: 'a reply of the future',
    stored: { verifiedAt: new Date(now.getTime() + 1) },
    reason: notWhole,
  },
  { name: 'a doubt from before it', stored: { doubt: 'new-party-in-case' }, reason: notWhole },
  {
    name: 'no end of it',
    stored: { verifiedUntil: null },
    reason: (state) => (isPast(state) ? 'ended' : state),
  },
  {
    name: 'the moment in which its time is over',
    now: new Date('2027-03-02T08:00:00Z'),
    reason: (state) => (isPast(state) ? 'ended' : state === 'awaiting-reply' ? 'expired' : state),
  },
]

function notWhole(state: VerificationState): GateReason {
  return state === 'verified' ? 'suspended' : state
}

function isPast(state: VerificationState): boolean {
  return state === 'verified' || state === 'suspended'
}

const table = everyState.flatMap((state) => doubts.map((doubt) => ({ state, doubt })))

describe('the gate (product.md, The gate)', () => {
  it.each(table)('answers for $state with $doubt.name against it', ({ state, doubt }) => {
    const answer = ask([stored(state, doubt.stored)], doubt)
    const isOpen = state === 'verified' && doubt.name === 'nothing'
    expect(answer).toMatchObject(isOpen ? yes : no(doubt.reason(state)))
  })

  it('is open for one line of that table', () => {
    const answers = table.map(({ state, doubt }) => ask([stored(state, doubt.stored)], doubt))
    expect(answers.filter(({ answer }) => answer === 'yes')).toHaveLength(1)
  })

  it('names the verification that decided, and none where nothing is known', () => {
    const [over, live] = [stored('ended'), stored('suspended', { addressIndex: otherAddress })]
    expect(ask([live, over]).verification).toBe(over)
    expect(ask([live]).verification).toBe(live)
    expect(ask([])).toEqual({ ...no('unknown'), verification: null })
  })

  it.each([
    ['the live one before an older one', ['verified', 'ended'], 'verified'],
    ['the newest where none is live', ['failed', 'ended'], 'failed'],
    ['what waits before what was verified', ['awaiting-reply', 'ended'], 'awaiting-reply'],
  ] as const)('asks %s of the same address', (_, states, reason) => {
    expect(ask(states.map((state) => stored(state)))).toMatchObject({ reason })
  })

  it('is closed for the older address of a party that has verified another since', () => {
    const another = stored('verified', { addressIndex: otherAddress })
    expect(ask([another, stored('ended')])).toMatchObject(no('other-address'))
    const open = stored('awaiting-reply', { addressIndex: otherAddress })
    expect(ask([open, stored('ended')])).toMatchObject(no('ended'))
  })

  it.each([
    ['party', { partyId: 'p2' }],
    ['case', { caseId: 'c2' }],
  ])('is closed where a live %s of the same name cannot be told from it', (_, other) => {
    for (const state of ['awaiting-reply', 'verified', 'suspended'] as const) {
      const twin = stored(state, { ...other, addressIndex: otherAddress })
      expect(ask([stored('verified'), twin])).toMatchObject(no('unknown'))
    }
    expect(ask([stored('verified'), stored('ended', other)])).toMatchObject(yes)
  })

  it('is not closed by a verification of somebody else that was found beside', () => {
    const beside = stored('verified', { partyReference: '2', partyId: 'p2' })
    expect(ask([beside, stored('verified')])).toMatchObject(yes)
    expect(ask([beside])).toMatchObject(no('unknown'))
  })
})

it('says the same of every no to who may not know more, and all of a yes', () => {
  for (const { state, doubt } of table) {
    const answer = ask([stored(state, doubt.stored)], doubt)
    expect(withoutReason(answer)).toEqual(answer.answer === 'yes' ? yes : no('not-verified'))
  }
})
