import { describe, expect, it } from 'vitest'
import { findSigningKey, listSpentKeys, planNextKey } from './receipt-keys.ts'

const day = 86_400_000
const begin = Date.parse('2026-03-02T09:00:00Z')
const at = (days: number) => new Date(begin + days * day)
const key = (keyId: string, days: number) => ({ keyId, signsFrom: at(days) })

describe('the keys of receipts', () => {
  it('begin with one that signs at once', () => {
    expect(planNextKey([], at(0), { keyDays: 30 })).toEqual(at(0))
    expect(findSigningKey([], at(0))).toBeNull()
    expect(findSigningKey([key('a', 0)], at(0))).toEqual(key('a', 0))
  })

  it.each([
    ['not a day and an instant before its time', 28.999, null],
    ['a day before its time, so that it is published before it signs', 29, 30],
    ['late, and then a day later', 33, 34],
  ])('the next is made %s', (_, days, signsFrom) => {
    const planned = planNextKey([key('a', 0)], at(days), { keyDays: 30 })
    expect(planned).toEqual(signsFrom === null ? null : at(signsFrom))
  })

  it('the next is not made again while it waits', () => {
    expect(planNextKey([key('b', 30), key('a', 0)], at(29.5), { keyDays: 30 })).toBeNull()
  })

  it('leave no moment without one that signs, and never more than one', () => {
    const keys = [key('b', 30), key('a', 0)]
    expect(findSigningKey(keys, at(29.999))?.keyId).toBe('a')
    expect(findSigningKey(keys, at(30))?.keyId).toBe('b')
    expect(findSigningKey([key('a', 0), key('b', 0)], at(1))?.keyId).toBe('b')
  })

  it('are spent an hour after the next one signs', () => {
    const keys = [key('c', 60), key('a', 0), key('b', 30)]
    expect(listSpentKeys(keys, at(30))).toEqual([])
    expect(listSpentKeys(keys, at(30 + 1 / 24))).toEqual(['a'])
    expect(listSpentKeys(keys, at(900))).toEqual(['a', 'b'])
  })
})
