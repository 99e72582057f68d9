import { describe, expect, it } from 'vitest'
import { nextOfferAt, restAfterFailures, stateAfterFailure } from './webhook-offers.ts'

const start = new Date('2026-11-22T10:00:00.000Z')
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000)

describe('offering an event again', () => {
  it('waits longer each time, ends after 24 hours, and tries once more right at that end', () => {
    const instants: number[] = []
    let now = start
    for (let attempts = 1; ; attempts += 1) {
      const next = nextOfferAt({ attempts, offeredAt: start, now, random: 0 })
      if (!next) break
      instants.push((next.getTime() - start.getTime()) / 1000)
      now = next
    }
    expect(instants).toEqual([5, 35, 155, 755, 2555, 6155, 13_355, 27_755, 49_355, 78_155, 86_400])
  })

  it('adds up to a tenth by chance', () => {
    const options = { attempts: 6, offeredAt: start, now: start }
    expect(nextOfferAt({ ...options, random: 0.5 })).toEqual(later(3780))
  })

  it('begins anew with a replay', () => {
    const now = later(10 * 86_400)
    expect(nextOfferAt({ attempts: 1, offeredAt: start, now, random: 0 })).toBe(null)
    expect(nextOfferAt({ attempts: 1, offeredAt: now, now, random: 0 })).not.toBe(null)
  })
})

describe('a receiver that fails', () => {
  it.each([
    [0, 'active'],
    [86_399, 'active'],
    [86_400, 'failing'],
    [431_999, 'failing'],
    [432_000, 'disabled'],
  ])('is, %i seconds after the first failure, %s', (seconds, state) => {
    expect(stateAfterFailure(start, later(seconds))).toBe(state)
  })

  it.each([
    [1, null],
    [2, null],
    [3, 10],
    [5, 40],
    [9, 600],
    [1000, 600],
  ])('is left alone after %i failures in a row for %s seconds', (failures, seconds) => {
    expect(restAfterFailures(failures, start)).toEqual(seconds === null ? null : later(seconds))
  })
})
