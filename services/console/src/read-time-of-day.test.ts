import { describe, expect, it } from 'vitest'
import { readTimeOfDay } from './read-time-of-day.ts'

describe('a time of day', () => {
  it.each([
    ['9', '09:00'],
    ['9:30', '09:30'],
    ['09.30', '09:30'],
    ['9h30', '09:30'],
    ['1730', '17:30'],
    ['17 30', '17:30'],
    ['9am', '09:00'],
    [' 5pm ', '17:00'],
    ['5 PM', '17:00'],
    ['4:30PM', '16:30'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['12 pm', '12:00'],
    ['9yb', '09:00'],
    ['4yp', '16:00'],
    ['4:30yh', '16:30'],
    ['00:00', '00:00'],
    ['23:59', '23:59'],
  ])('written %s is %s', (text, time) => {
    expect(readTimeOfDay(text)).toBe(time)
  })

  it.each([
    '',
    'noon',
    'nine',
    '24',
    '24:00',
    '9:60',
    '9:3',
    '9:5',
    '9:30:00',
    '13pm',
    '0am',
    '-1',
    '9-17',
    '٩',
  ])('is not “%s”', (text) => {
    expect(readTimeOfDay(text)).toBeNull()
  })
})
