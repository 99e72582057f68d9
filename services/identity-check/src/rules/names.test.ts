import { describe, expect, it } from 'vitest'
import { isSameName, matchesName, namePartsOf, searchPartsOf } from './names.ts'

const name = "Siân O'Brien-Jones"

/** As the index finds: the name has every part of the search. */
function isFound(text: string): boolean {
  const wanted = searchPartsOf(text)
  return wanted.length > 0 && wanted.every((part) => namePartsOf(name).includes(part))
}

describe('a name is found', () => {
  it.each([
    'siân',
    'SIAN',
    'si',
    "o'brien",
    'obrien',
    "O'Br",
    'brien',
    'o brien',
    'jones',
    'jon si',
    'brien-jones sian',
  ])('by %s', (text) => {
    expect(isFound(text)).toBe(true)
    expect(matchesName(name, text)).toBe(true)
  })

  it.each(['s', '', '-', 'ian', 'jonesy', 'sian davies'])('not by %j', (text) => {
    expect(isFound(text)).toBe(false)
  })

  it('by a long word only when all of it begins a word of the name', () => {
    const long = 'Llanfairpwllgwyngyll'
    expect(namePartsOf(long)).toHaveLength(11)
    expect(searchPartsOf(`${long}gogerych`)).toEqual(searchPartsOf(long))
    expect(matchesName(long, `${long}gogerych`)).toBe(false)
    expect(matchesName(long, 'llanfairpwllgwyn')).toBe(true)
  })
})

describe('two spellings', () => {
  it.each([
    ["Siân O'Brien", 'SIAN OBRIEN'],
    ['Mary Ann Lee', 'Mary-Ann  Lee'],
  ])('%s and %s are one name', (one, other) => {
    expect(isSameName(one, other)).toBe(true)
  })

  it.each([
    ['Siân Jones', 'Siân Davies'],
    ['Siân Jones', 'Jones Siân'],
  ])('%s and %s may be two people', (one, other) => {
    expect(isSameName(one, other)).toBe(false)
  })
})
