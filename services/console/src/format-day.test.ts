import { describe, expect, it } from 'vitest'
import { formatDay, formatMonth, listWeekdays } from './format-day.ts'

describe('a day', () => {
  it.each([
    ['2026-11-01', 'en', '1 November 2026'],
    ['2026-11-01', 'cy', '1 Tachwedd 2026'],
    ['2026-06-30T23:30:00Z', 'en', '1 July 2026'],
  ] as const)('%s in %s is %s', (day, language, words) => {
    expect(formatDay(day, language)).toBe(words)
  })
})

describe('a month', () => {
  it.each([
    ['2026-07', 'cy', 'long', 'Gorffennaf 2026'],
    ['2026-07', 'en', 'short', 'Jul 2026'],
  ] as const)('%s in %s, %s, is %s', (month, language, length, words) => {
    expect(formatMonth(month, language, length)).toBe(words)
  })
})

describe('the week', () => {
  it('begins on Monday, in both languages', () => {
    expect(listWeekdays('en')).toEqual([
      ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    ])
    expect(listWeekdays('cy').at(0)).toBe('Dydd Llun')
  })
})
