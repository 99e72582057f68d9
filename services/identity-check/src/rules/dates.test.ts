import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDate } from './dates.ts'

const today = '2026-11-22'

describe('a date', () => {
  it.each([
    '1985-04-03',
    '3/4/1985',
    '03/04/1985',
    '3.4.1985',
    '3-4-1985',
    '3 4 1985',
    '03041985',
    '19850403',
    '1985/4/3',
    '3/4/85',
    '03-04-85',
    '030485',
    '3 April 1985',
    '3rd April 1985',
    'the 3rd of April, 1985',
    '3 Apr 85',
    '3-Apr-1985',
    'April 3, 1985',
    'Apr. 3rd 1985',
    '3 Ebrill 1985',
    '3ydd Ebrill 1985',
    'y 3ydd o Ebrill 1985',
    '3ydd o EBRILL 1985',
    '3 Ebr 1985',
    ' 3  /  4 / 1985 ',
  ])('is read from %s', (text) => {
    expect(readDate(text, today)).toBe('1985-04-03')
  })

  it.each([
    ['1af o Fawrth 2001', '2001-03-01'],
    ['2il Fai 2001', '2001-05-02'],
    ['11eg o Fehefin 2001', '2001-06-11'],
    ['4ydd o Orffennaf 2001', '2001-07-04'],
    ['5ed o Fedi 2001', '2001-09-05'],
    ['7fed Tachwedd 2001', '2001-11-07'],
    ['8fed o Dachwedd 2001', '2001-11-08'],
    ['31ain o Ragfyr 2001', null],
    ['31 Rhagfyr 2001', '2001-12-31'],
    ['29 February 2000', '2000-02-29'],
  ])('%s is %s', (text, iso) => {
    expect(readDate(text, today)).toBe(iso)
  })

  it.each([
    ['22/11/26', '2026-11-22'],
    ['23/11/26', '1926-11-23'],
    ['1/1/00', '2000-01-01'],
  ])('with a year of two digits is the latest that is not after today: %s is %s', (text, iso) => {
    expect(readDate(text, today)).toBe(iso)
  })

  it('is refused with a year of two digits where the century must be told', () => {
    expect(readDate('3/4/85', null)).toBeNull()
    expect(readDate('3/4/1985', null)).toBe('1985-04-03')
  })

  it.each([
    '',
    'April 1985',
    '31/2/1985',
    '29/2/1999',
    '13/13/1985',
    '4/31/1985',
    '3/4/1885',
    '3/4',
    '32/1/1985',
    '3 Aprilis 1985',
    'yesterday',
    '3/4/19855',
    '2147483648',
  ])('is not read from %j', (text) => {
    expect(readDate(text, today)).toBeNull()
  })

  it('is the same however a day of the calendar is written', () => {
    const day = fc.date({
      min: new Date('1900-01-01'),
      max: new Date('2026-11-21'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10)
        const [year, month, dayOfMonth] = iso.split('-').map(Number) as [number, number, number]
        const names = (language: string) =>
          date.toLocaleDateString(language, {
            day: 'numeric',
            month: 'long',
            year: 'numeric',
            timeZone: 'UTC',
          })
        const written = [
          iso,
          `${dayOfMonth}/${month}/${year}`,
          names('en-GB'),
          names('en-US'),
          names('cy'),
        ]
        for (const text of written) expect(readDate(text, today)).toBe(iso)
      }),
    )
  })
})
