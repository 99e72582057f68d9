import { describe, expect, it } from 'vitest'
import { createBlindIndex } from './blind-index.ts'

const index = createBlindIndex(Buffer.alloc(32, 1))

describe('a blind index', () => {
  it('is the same 16 bytes for the same value', () => {
    expect(index('mobile', '+447700900123')).toEqual(index('mobile', '+447700900123'))
    expect(index('mobile', '+447700900123')).toHaveLength(16)
  })

  it.each([
    ['another value', index('mobile', '+447700900124')],
    ['another purpose', index('address', '+447700900123')],
    ['a border moved between the two', index('mobile+', '447700900123')],
    ['another key', createBlindIndex(Buffer.alloc(32, 2))('mobile', '+447700900123')],
  ])('differs for %s', (_what, other) => {
    expect(other).not.toEqual(index('mobile', '+447700900123'))
  })

  it('refuses a short key, saying how to make one', () => {
    expect(() => createBlindIndex(Buffer.alloc(16))).toThrow('It needs 32: openssl rand -base64 32')
  })
})
