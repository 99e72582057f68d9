import { describe, expect, it } from 'vitest'
import { readTimeOfDay } from './read-time-of-day.ts'

describe('a time of day', () => {
  it.each([
    ['9', '09:00'],
    ['9:30', '09:30'],
    ['09.30', '09:30'],
    ['9am', '09:00'],
    ['12am', '00:00'],
    ['12 pm', '12:00'],
    ['4:30PM', '16:30'],
    ['4:30yh', '16:30'],
    ['9yb', '09:00'],
    ['23:59', '23:59'],
  ])('typed as %s is %s', (typed, time) => {
    expect(readTimeOfDay(typed)).toBe(time)
  })

  it.each(['', '24', '9:60', '13pm', '0am', 'nine', '9:5', '9-17', '٩'])(
    'typed as “%s” is none',
    (typed) => {
      expect(readTimeOfDay(typed)).toBeNull()
    },
  )
})
