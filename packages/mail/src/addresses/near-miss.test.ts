import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparableAddress } from './comparable-address.ts'
import { areNear, isNearMiss } from './near-miss.ts'

describe('isNearMiss', () => {
  it.each([
    ['a letter too few', 'sian.evans@post.example', 'sian.evan@post.example'],
    ['a letter too many', 'sian.evans@post.example', 'sian.evanss@post.example'],
    ['another letter', 'sian.evans@post.example', 'sian.evens@post.example'],
    ['two letters that changed places', 'sian.evans@post.example', 'sian.evnas@post.example'],
    ['a place changed and a letter lost', 'sian.evans@post.example', 'sian.evna@post.example'],
    ['a dot that Google would not see', 'sian.evans@post.example', 'sianevans@post.example'],
    ['the next number', 'sian.evans82@post.example', 'sian.evans83@post.example'],
    ['a slip in the domain', 'sian.evans@gmail.com', 'sian.evans@gmial.com'],
    ['a letter of a short name', 'jo@post.example', 'joe@post.example'],
  ])('sees %s', (_, one, other) => {
    expect(isNearMiss(one, other)).toBe(true)
    expect(isNearMiss(other, one)).toBe(true)
  })

  it.each([
    ['the same address, which is a collision', 'sian@post.example', 'sian@post.example'],
    ['what only a tag tells apart', 'sian+court@post.example', 'sian@post.example'],
    ['what looks the same', 'sian1@post.example', 'sianl@post.example'],
    ['two short names', 'jo@post.example', 'al@post.example'],
    ['two slips in four letters', 'sian@post.example', 'sara@post.example'],
    ['three slips', 'sian.evans@post.example', 'sian.owens@post.example'],
    ['the same name at another provider', 'sian.evans@gmail.com', 'sian.evans@outlook.com'],
  ])('is not %s', (_, one, other) => {
    expect(isNearMiss(one, other)).toBe(false)
  })

  it('is one letter away from every address of some length', () => {
    const local = fc.stringMatching(/^[a-z]{6,20}$/)
    fc.assert(
      fc.property(local, fc.nat(), (given, place) => {
        const at = place % given.length
        const one = comparableAddress(`${given}@post.example`)
        const other = comparableAddress(`${given.slice(0, at)}${given.slice(at + 1)}@post.example`)
        if (one !== other) expect(areNear(one, other)).toBe(true)
      }),
      { seed: 4 },
    )
  })
})
