import { describe, expect, it } from 'vitest'
import { parseEncryptionKeys } from './encryption-keys.ts'

const key = (byte: number) => Buffer.alloc(32, byte)
const text = (byte: number) => key(byte).toString('base64')

describe('parseEncryptionKeys', () => {
  it('takes the first key as the current one and keeps the others', () => {
    expect(parseEncryptionKeys(`k2:${text(2)}, k1:${text(1)}`)).toEqual({
      current: 'k2',
      keys: { k1: key(1), k2: key(2) },
    })
  })

  it.each([
    ['nothing', '', 1],
    ['a key without an id', text(1), 1],
    ['a short key', `k1:${Buffer.alloc(16).toString('base64')}`, 1],
    ['no base64', 'k1:not base64!', 1],
    ['a comma too many', `k1:${text(1)},`, 2],
  ])('refuses %s, saying which and how to make one', (_what, given, position) => {
    expect(() => parseEncryptionKeys(given)).toThrow(
      `Encryption key ${position} is not "<id>:<base64 of 32 bytes>". Make one with: echo "k1:$(openssl rand -base64 32)"`,
    )
  })

  it('refuses two keys with one id', () => {
    expect(() => parseEncryptionKeys(`k1:${text(1)},k1:${text(2)}`)).toThrow('the same id')
  })

  it('does not quote a key in an error', () => {
    expect(() => parseEncryptionKeys(`k1:${text(7)}x`)).not.toThrow(text(7))
  })
})
