import { describe, expect, it } from 'vitest'
import { formatMoment, formatTime } from './format-time.ts'

describe('a time', () => {
  it.each([
    ['2026-11-22T04:06:12Z', 'en', '22 November 2026 at 04:06'],
    ['2026-11-22T04:06:12Z', 'cy', '22 Tachwedd 2026 am 04:06'],
    ['2026-07-01T23:30:00Z', 'en', '2 July 2026 at 00:30'],
  ] as const)('%s in %s is %s', (instant, language, words) => {
    expect(formatTime(instant, language)).toBe(words)
  })

  it.each([
    ['2026-07-01T22:59:59Z', '2026-07-01T23:30:00Z', '1 July 2026 at 23:59:59'],
    ['2026-07-01T23:00:00Z', '2026-07-02T22:59:00Z', '00:00:00'],
  ])(
    'of what happened at %s is shown at %s as %s: the day unless it is today',
    (at, now, words) => {
      expect(formatMoment(at, 'en', new Date(now))).toBe(words)
    },
  )
})
