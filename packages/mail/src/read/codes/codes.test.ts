import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codesIn as codesInLines } from './codes.ts'
import { foldText } from './fold-text.ts'

const codesIn = (text: string) => codesInLines(foldText(text).split('\n'))

describe('codesIn', () => {
  it.each([
    '123456',
    '123 456',
    '123-456',
    '123 - 456',
    '123–456',
    '12 34 56',
    '1 2 3 4 5 6',
    '123\u00a0456',
    '１２３４５６',
    '١٢٣٤٥٦',
    '12\u200b34\u200b56',
    '\u200f123456\u200e',
    'My code is 123456.',
    'Fy nghod yw 123456',
    'Y cod: 123456',
    'code:123456',
    'cod=123456',
    'Cod#123456',
    '"123456"',
    '*123456*',
    '(123456)',
    '<123456>',
    'It is 123456, thank you',
    'the code for the case is 123456',
    'the number is 123456',
    'Helo,\n\n123456\n\nDiolch, Siân',
    'I got it at 14:05 on 02/03/2026: 123456',
    '123456 123456',
    'Tel: 01633 123987\n123456',
    '1) 123456',
    'code 1: 123456',
    'Flat 2 123456',
    '123456 07700900123',
    '07700900123 123456',
  ])('finds the code in %j', (text) => {
    expect(codesIn(text)).toEqual(['123456'])
  })

  it('reads a code that is spelled with a digit said twice', () => {
    expect(codesIn('It is one double two three four five')).toEqual(['122345'])
    expect(codesIn('un, dau, tri, pedwar, dwbl pump')).toEqual(['123455'])
    expect(codesIn('double one two three, a double room')).toEqual([])
  })

  it('finds several, each once, in order', () => {
    expect(codesIn('654321 or 123 456 or 654-321\n111111')).toEqual(['654321', '123456', '111111'])
    expect(codesIn('123456 654321')).toEqual(['123456', '654321'])
  })

  it.each([
    ['nothing', ''],
    ['words', 'Beth yw hwn?'],
    ['shorter and longer numbers', '12345 or 1234567'],
    ['a date', '02/03/2026 2026-03-02 02.03.26 2.3.2026'],
    ['a date with hyphens', '12-03-2026'],
    ['a time', '12:34:56'],
    ['a telephone number', '01633 123456'],
    ['a telephone number in one', '07700900123'],
    ['an international number', '+44 7700 900123'],
    ['an international number in brackets', '(+44) 123456'],
    ['an area code in brackets', '(01633) 123456'],
    ['a telephone number in four parts', '020 7946 0018'],
    ['a number called telephone', 'Ffôn: 123456'],
    ['a number that touches its label', 'Tel:123456 ref=123456 Cyf.123456'],
    ['a case number', 'Case number: 123456'],
    ['a reference', 'Cyfeirnod 123456'],
    ['a case reference', 'GW26P00123 and GW26P123456'],
    ['a company number', 'Registered in England no. 123456'],
    ['an address', '123456@example.com or sian@123456.example.com'],
    ['a link', 'https://example.com/123456'],
    ['money', '£123456 and 123,456'],
    ['letters around', 'a123456 123456b'],
  ])('finds no code in %s', (_, text) => {
    expect(codesIn(text)).toEqual([])
  })

  it('finds any code that stands alone in a sentence', () => {
    const code = fc.stringMatching(/^\d{6}$/)
    fc.assert(
      fc.property(code, (digits) => {
        expect(codesIn(`Helo, fy nghod yw ${digits}. Diolch`)).toEqual([digits])
      }),
    )
  })

  it('gives six digits for each candidate, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const code of codesIn(text)) expect(code).toMatch(/^\d{6}$/)
      }),
    )
  })
})
