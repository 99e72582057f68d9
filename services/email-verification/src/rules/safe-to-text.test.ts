import { describe, expect, it } from 'vitest'
import { mayText, refuseText } from './safe-to-text.ts'

const callMinutes = 30
const byItself = { askedAt: null, callMinutes }
const day = { from: '09:00', to: '17:00' }
const night = { from: '22:00', to: '06:30' }

describe('a fresh code that nobody asked for', () => {
  it.each([
    ['at any time', 'any-time', '2026-03-02T03:00:00Z', true],
    ['after the call', 'during-the-call', '2026-03-02T12:00:00Z', false],
    ['in the window', day, '2026-03-02T12:00:00Z', true],
    ['at the first minute of the window', day, '2026-03-02T09:00:00Z', true],
    ['a second before the window', day, '2026-03-02T08:59:59Z', false],
    ['in the last second of the window', day, '2026-03-02T16:59:59Z', true],
    ['at the end of the window', day, '2026-03-02T17:00:00Z', false],
    ['in summer, by the time of Wales', day, '2026-07-01T08:00:00Z', true],
    ['in summer, an hour before it ends in UTC', day, '2026-07-01T16:00:00Z', false],
    ['before midnight', night, '2026-03-02T22:00:00Z', true],
    ['at midnight', night, '2026-03-03T00:00:00Z', true],
    ['early in the morning', night, '2026-03-03T06:29:00Z', true],
    ['when the night is over', night, '2026-03-03T06:30:00Z', false],
    ['at noon, when only the night is safe', night, '2026-03-02T12:00:00Z', false],
    [
      'in the hour that summer time takes away',
      { from: '01:00', to: '02:00' },
      '2026-03-29T01:00:00Z',
      false,
    ],
    [
      'in the first of the two hours in autumn',
      { from: '01:00', to: '02:00' },
      '2026-10-25T00:30:00Z',
      true,
    ],
    [
      'in the second of the two hours in autumn',
      { from: '01:00', to: '02:00' },
      '2026-10-25T01:30:00Z',
      true,
    ],
    [
      'when the window is the whole day',
      { from: '08:00', to: '08:00' },
      '2026-03-02T03:00:00Z',
      true,
    ],
  ] as const)('%s', (_, safe, now, isAllowed) => {
    expect(mayText(safe, byItself, new Date(now))).toBe(isAllowed)
  })
})

describe('a code that staff asked for', () => {
  const askedAt = new Date('2026-03-02T12:00:00Z')
  const later = (minutes: number) => new Date(askedAt.getTime() + minutes * 60_000)

  it.each(['during-the-call', night] as const)('goes in the call: %j', (safe) => {
    expect(mayText(safe, { askedAt, callMinutes }, askedAt)).toBe(true)
    expect(mayText(safe, { askedAt, callMinutes }, later(29))).toBe(true)
  })

  it.each(['during-the-call', night] as const)('does not go when the call is over: %j', (safe) => {
    expect(mayText(safe, { askedAt, callMinutes }, later(30))).toBe(false)
  })
})

it('is refused as a code when it may not leave', () => {
  const noon = new Date('2026-03-02T12:00:00Z')
  expect(refuseText('any-time', byItself, noon)).toBeNull()
  expect(refuseText('during-the-call', byItself, noon)).toEqual({
    kind: 'code-refused',
    reason: 'text-not-safe-now',
  })
})
