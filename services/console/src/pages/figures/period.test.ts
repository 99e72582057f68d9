import { describe, expect, it } from 'vitest'
import { dayOf, listPresets, readPeriod } from './period.ts'

const today = '2026-11-22'

describe('the period of the figures', () => {
  it('is the last 3 months when nothing is said', () => {
    expect(readPeriod({}, today)).toMatchObject({
      period: { from: '2026-08-23', to: today },
      problem: null,
    })
  })

  it('is what the address names', () => {
    const own = { from: '2025-01-01', to: '2025-01-31' }
    expect(readPeriod(own, today)).toEqual({ period: own, typed: own, problem: null })
  })

  it.each([
    [{ from: 'yesterday', to: today }, 'fromWrong'],
    [{ from: '2026-02-30', to: today }, 'fromWrong'],
    [{ from: '2026-11-01', to: '' }, 'toWrong'],
    [{ from: '2026-11-23', to: today }, 'wrongOrder'],
    [{ from: '2023-11-21', to: today }, 'tooLong'],
    [{ from: ['2026-11-01', '2026-11-02'], to: 'x' }, 'toWrong'],
  ])('%j has the problem %s, and the standard one is shown', (query, problem) => {
    expect(readPeriod(query, today)).toMatchObject({ period: { to: today }, problem })
  })

  it.each([
    [today, '2026-10-01', '2026-10-31', '2026-08-23', '2025-11-23'],
    ['2026-03-31', '2026-02-01', '2026-02-28', '2026-01-01', '2025-04-01'],
    ['2028-05-31', '2028-04-01', '2028-04-30', '2028-03-01', '2027-06-01'],
  ])('on %s can be last month, 3 months or a year', (now, from, to, threeMonths, year) => {
    expect(listPresets(now)).toEqual({
      lastMonth: { from, to },
      lastThreeMonths: { from: threeMonths, to: now },
      lastYear: { from: year, to: now },
    })
  })

  it('counts days as they are in Wales', () => {
    expect(dayOf(new Date('2026-06-30T23:30:00Z'))).toBe('2026-07-01')
  })
})
