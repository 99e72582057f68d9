import type { Clearance } from '@gwirio/contracts'
import { describe, expect, it } from 'vitest'
import { findNeeds, findObjection } from './clearance.ts'

const now = new Date('2026-03-02T09:00:00Z')
const good: Clearance = {
  caseReference: 'GW26P00123',
  partyId: '019b0000-0000-7000-8000-000000000003',
  partyReference: '1',
  passed: true,
  passedAt: '2026-03-02T08:50:00Z',
  validUntil: '2026-03-02T09:20:00Z',
  locked: false,
  language: 'cy',
  mobile: '+447700900123',
  mobileProblem: null,
  mobileChangedAt: '2026-02-23T09:00:00Z',
  area: 'gwent',
  mobileShared: false,
  addressesOfOthers: ['mair@post.example'],
  linkedCaseIds: [],
  caseEndedAt: null,
  mobileChangedBy: null,
  concernOpen: false,
}

describe('findObjection', () => {
  it('has none to a passed check of this half hour with a mobile of their own', () => {
    expect(find(good)).toBeNull()
    expect(find({ ...good, mobileChangedAt: null })).toBeNull()
  })

  it.each<[string, Partial<Clearance>]>([
    ['identity-check-not-passed', { passed: false }],
    ['identity-check-too-old', { validUntil: now.toISOString() }],
    ['identity-check-too-old', { validUntil: null }],
    ['party-locked', { locked: true }],
    ['concern-open', { concernOpen: true }],
    ['case-ended', { caseEndedAt: '2026-03-01T09:00:00Z' }],
    ['mobile-missing', { mobile: null, mobileProblem: 'missing' }],
    ['mobile-missing', { mobile: null }],
    ['mobile-landline', { mobileProblem: 'landline' }],
    ['mobile-foreign', { mobileProblem: 'foreign' }],
    ['mobile-not-a-number', { mobileProblem: 'not-a-number' }],
    ['mobile-not-usable', { mobileShared: true }],
    ['address-not-usable', { addressesOfOthers: ['sian@post.example'] }],
  ])('finds %s', (objection, clearance) => {
    expect(find({ ...good, ...clearance })).toBe(objection)
  })

  it('says first what staff can do something about', () => {
    const everything = { passed: false, locked: true, mobile: null, mobileShared: true }
    expect(find({ ...good, ...everything })).toBe('identity-check-not-passed')
    expect(find({ ...good, ...everything, concernOpen: true })).toBe('concern-open')
  })
})

/** product.md, *Numbers* and *Addresses*: who else has to say yes. */
describe('findNeeds', () => {
  const justNow = '2026-02-23T09:00:01Z'
  it.each([
    ['nobody else', '2026-02-23T09:00:00Z', 'none', []],
    ['nobody else', null, 'none', []],
    ['a manager after a new mobile', justNow, 'none', ['mobile-changed']],
    ['somebody at a near miss', null, 'near-miss', ['near-miss-address']],
    ['a manager at both', justNow, 'near-miss', ['near-miss-address', 'mobile-changed']],
  ] as const)('asks %s (mobile changed %s, likeness %s)', (_, mobileChangedAt, likeness, needs) => {
    expect(findNeeds({ mobileChangedAt }, likeness, now, { mobileQuietDays: 7 })).toEqual(needs)
  })
})

function find(clearance: Clearance) {
  return findObjection(clearance, 'sian@post.example', now)
}
