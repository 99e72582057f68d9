import { describe, expect, it } from 'vitest'
import { isAligned } from './alignment.ts'

describe('isAligned', () => {
  it.each([
    ['example.com', 'example.com'],
    ['example.com', 'mail.example.com'],
    ['a.example.co.uk', 'b.example.co.uk'],
    ['example.com', 'EXAMPLE.com.'],
    ['sian.github.io', 'mail.sian.github.io'],
  ])('aligns %s with %s', (one, other) => {
    expect(isAligned(one, other)).toBe(true)
  })

  it.each([
    ['example.com', 'example.org'],
    ['one.co.uk', 'two.co.uk'],
    ['example.com', 'badexample.com'],
    ['sian.github.io', 'eve.github.io'],
    ['example.com', 'com'],
    ['example.com', ''],
    ['', ''],
  ])('does not align %s with %s', (one, other) => {
    expect(isAligned(one, other)).toBe(false)
  })
})
