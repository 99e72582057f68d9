import { describe, expect, it } from 'vitest'
import { type LaneState, takeTry } from './throttle.ts'

const limits = {
  freeTries: 3,
  firstWaitSeconds: 30,
  longestWaitSeconds: 900,
  forgetAfterSeconds: 3600,
}
const start = new Date('2026-03-02T09:00:00Z')
const fresh: LaneState = { failedCount: 0, lastFailedAt: new Date(0), waitUntil: new Date(0) }

describe('waits between failed sign-ins (ASVS 5.0 6.1.1, 6.3.1)', () => {
  it('doubles the wait with each failure up to the longest', () => {
    expect(waitsOf(10)).toEqual([0, 0, 30, 60, 120, 240, 480, 900, 900, 900])
  })

  it('takes no try while it waits, and says for how long', () => {
    const waiting = { failedCount: 3, lastFailedAt: start, waitUntil: later(start, 30) }
    expect(takeTry(waiting, limits, later(start, 29.5))).toEqual({ waitSeconds: 1 })
    expect(takeTry(waiting, limits, later(start, 30))).toHaveProperty('state')
  })

  it('forgets failures after a quiet hour', () => {
    const tired = { failedCount: 9, lastFailedAt: start, waitUntil: later(start, 900) }
    expect(takeTry(tired, limits, later(start, 3601))).toMatchObject({ state: { failedCount: 1 } })
    expect(takeTry(tired, limits, later(start, 3600))).toMatchObject({ state: { failedCount: 10 } })
  })
})

/** The wait that each of so many failures brings, each tried as soon as it is allowed. */
function waitsOf(failures: number): number[] {
  let state = fresh
  let now = start
  return Array.from({ length: failures }, () => {
    const taken = takeTry(state, limits, now)
    if (!('state' in taken)) throw new Error('tried while waiting')
    state = taken.state
    const waitSeconds = (state.waitUntil.getTime() - now.getTime()) / 1000
    now = later(now, waitSeconds)
    return waitSeconds
  })
}

function later(time: Date, seconds: number): Date {
  return new Date(time.getTime() + seconds * 1000)
}
