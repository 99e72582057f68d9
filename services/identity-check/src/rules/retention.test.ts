import { describe, expect, it } from 'vitest'
import { disposeOn } from './retention.ts'

describe('a record is due', () => {
  it.each([
    ['so many years after the day', '2026-11-22T10:00:00Z', 3, '2029-11-22'],
    ['by the day in Wales, in summer an hour ahead', '2026-06-30T23:30:00Z', 3, '2029-07-01'],
    ['on 1 March when there is no 29 February', '2028-02-29T12:00:00Z', 3, '2031-03-01'],
    ['on 29 February when there is one', '2024-02-29T12:00:00Z', 4, '2028-02-29'],
  ])('%s', (_, endedAt, years, day) => {
    expect(disposeOn(new Date(endedAt), years)).toBe(day)
  })
})
