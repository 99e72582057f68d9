import { describe, expect, it } from 'vitest'
import { formatDuration } from './format-duration.ts'

describe('what is left of some time', () => {
  it.each([
    [-5, '0 seconds', '0 eiliad'],
    [1, '1 second', '1 eiliad'],
    [59.9, '59 seconds', '59 eiliad'],
    [60, '1 minute', '1 munud'],
    [100, '1 minute 40 seconds', '1 munud 40 eiliad'],
    [601, '10 minutes', '10 munud'],
    [7199, '119 minutes', '119 munud'],
    [7200, '2 hours', '2 awr'],
    [71.99 * 3600, '71 hours', '71 awr'],
  ])('of %d seconds is said as %s, and in Welsh as %s', (seconds, english, welsh) => {
    expect(formatDuration(seconds, 'en')).toBe(english)
    expect(formatDuration(seconds, 'cy')).toBe(welsh)
  })
})
