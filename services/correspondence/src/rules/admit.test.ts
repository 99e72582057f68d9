import { describe, expect, it } from 'vitest'
import { admit } from './admit.ts'
import { nextAttemptAt } from './attempts.ts'

const now = new Date('2026-11-22T10:00:00Z')
const numbers = { recallSeconds: 120, giveUpHours: 72 }

describe('what is submitted', () => {
  it('is on its way at once when a program sent it, and tried for 72 hours', () => {
    expect(admit({ ...numbers, wayIn: 'http', hold: null }, now)).toEqual({
      state: 'queued',
      reason: null,
      readyAt: now,
      giveUpAt: new Date('2026-11-25T10:00:00Z'),
    })
  })

  it('waits two minutes when staff sent it', () => {
    expect(admit({ ...numbers, wayIn: 'staff', hold: null }, now)).toMatchObject({
      state: 'waiting',
      readyAt: new Date('2026-11-22T10:02:00Z'),
    })
  })

  it.each(['http', 'smtp', 'staff'] as const)('is held in doubt, also over %s', (wayIn) => {
    expect(admit({ ...numbers, wayIn, hold: 'encrypted' }, now)).toMatchObject({
      state: 'held',
      reason: 'encrypted',
    })
  })
})

describe('the next attempt', () => {
  // RFC 5321 §4.5.4.1: soon at first, then every half hour or slower
  it.each([
    [0, 1],
    [1, 1],
    [2, 5],
    [4, 30],
    [7, 240],
    [50, 240],
  ])('comes after attempt %i in %i minutes', (attempts, minutes) => {
    expect(nextAttemptAt(attempts, now)).toEqual(new Date(now.getTime() + minutes * 60_000))
  })
})
