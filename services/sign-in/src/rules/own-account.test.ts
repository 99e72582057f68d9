import { expect, it } from 'vitest'
import { changesStanding } from './own-account.ts'

const before = { role: 'manager', areas: ['gwent', 'south-wales'] } as const

it.each([
  ['the same areas in another order', { areas: ['south-wales', 'gwent'] }, false],
  ['another role', { role: 'auditor' }, true],
  ['an area more', { areas: ['gwent', 'south-wales', 'north-wales'] }, true],
  ['an area less', { areas: ['gwent'] }, true],
  ['all areas', { areas: [] }, true],
] as const)('sees in %s a change of standing or none', (_what, change, isChange) => {
  expect(changesStanding(before, { ...before, ...change })).toBe(isChange)
})
