import { describe, expect, it } from 'vitest'
import { comparableAddress } from './comparable-address.ts'
import { normaliseAddress } from './parse-address.ts'

const compare = (text: string) => comparableAddress(normaliseAddress(text) ?? 'not an address')

describe('comparableAddress', () => {
  it.each([
    ['a tag', 'sian+court@example.com', 'sian@example.com'],
    ['dots at Google', 's.i.a.n@gmail.com', 'sian@googlemail.com'],
    ['a digit for a letter', 'l1oyd0@example.com', 'lloydo@example.com'],
    ['two letters that look like one', 'rnair@example.com', 'mair@example.com'],
    ['a Cyrillic letter in the domain', 'sian@exаmple.com', 'sian@example.com'],
    ['an accent in the domain', 'sian@llŷn.cymru', 'sian@llyn.cymru'],
  ])('sees through %s', (_, one, other) => {
    expect(compare(one)).toBe(compare(other))
  })

  it.each([
    ['people', 'sian@example.com', 'mair@example.com'],
    ['domains', 'sian@example.com', 'sian@example.org'],
    ['dots elsewhere', 's.ian@example.com', 'sian@example.com'],
  ])('keeps different %s apart', (_, one, other) => {
    expect(compare(one)).not.toBe(compare(other))
  })
})
