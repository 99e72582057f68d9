import { describe, expect, it } from 'vitest'
import { addMonths } from './time.ts'

describe('addMonths', () => {
  it.each([
    ['2026-03-02T09:00:00Z', 12, '2027-03-02T09:00:00.000Z'],
    ['2026-12-15T00:00:00Z', 1, '2027-01-15T00:00:00.000Z'],
    ['2026-01-31T09:00:00Z', 1, '2026-02-28T09:00:00.000Z'],
    ['2028-02-29T09:00:00Z', 12, '2029-02-28T09:00:00.000Z'],
  ])('adds to %s %i months: %s', (from, months, to) => {
    expect(addMonths(new Date(from), months).toISOString()).toBe(to)
  })
})
