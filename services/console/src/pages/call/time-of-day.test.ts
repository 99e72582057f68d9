import { describe, expect, it } from 'vitest'
import { readTimeOfDay } from './time-of-day.ts'

describe('a time of day', () => {
  it.each([
    ['9', '09:00'],
    ['9:30', '09:30'],
    ['09.30', '09:30'],
    ['1730', '17:30'],
    [' 5pm ', '17:00'],
    ['5 PM', '17:00'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['4yp', '16:00'],
    ['9yb', '09:00'],
    ['00:00', '00:00'],
    ['23:59', '23:59'],
  ])('written %s is %s', (text, time) => {
    expect(readTimeOfDay(text)).toBe(time)
  })

  it.each(['', 'noon', '24:00', '9:60', '13pm', '0am', '9:3', '-1', '9:30:00'])(
    'is not “%s”',
    (text) => {
      expect(readTimeOfDay(text)).toBeNull()
    },
  )
})
