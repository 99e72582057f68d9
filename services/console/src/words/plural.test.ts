import { describe, expect, it } from 'vitest'
import { countOf, formatNumber, inAlphabetOf, onePlural, type PluralWords } from './plural.ts'

const dogs: PluralWords = {
  zero: '{count} ci',
  one: '{count} ci',
  two: '{count} gi',
  few: '{count} chi',
  many: '{count} chi',
  other: '{count} ci',
}

describe('a number of things', () => {
  it.each([
    [0, '0 ci'],
    [1, '1 ci'],
    [2, '2 gi'],
    [3, '3 chi'],
    [4, '4 ci'],
    [6, '6 chi'],
    [1234, '1,234 ci'],
  ])('%i has the right form of the six in Welsh', (count, text) => {
    expect(countOf('cy', dogs, count)).toBe(text)
  })

  it.each([
    [0, '0 dogs'],
    [1, '1 dog'],
    [2, '2 dogs'],
  ])('%i has one of the two forms in English', (count, text) => {
    expect(countOf('en', onePlural('{count} dog', '{count} dogs'), count)).toBe(text)
  })
})

describe('a list', () => {
  it('stands in the order of the alphabet of its language', () => {
    const names = ['Llanelli', 'Lydney', 'Cwmbrân', 'Chwilog']
    expect(names.toSorted(inAlphabetOf('en'))).toEqual(['Chwilog', 'Cwmbrân', 'Llanelli', 'Lydney'])
    expect(names.toSorted(inAlphabetOf('cy'))).toEqual(['Cwmbrân', 'Chwilog', 'Lydney', 'Llanelli'])
  })
})

describe('a number', () => {
  it('is written with the marks of its language', () => {
    expect(formatNumber(1234.56, 'cy', { style: 'currency', currency: 'GBP' })).toBe('£1,234.56')
  })
})
