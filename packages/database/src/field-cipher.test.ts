import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createFieldCipher } from './field-cipher.ts'

const k1 = randomBytes(32)
const k2 = randomBytes(32)
const cipher = createFieldCipher({ current: 'k1', keys: { k1 } })
const context = 'identity_check.party.mobile:7'
const mobile = '+447700900123'

describe('a sealed field', () => {
  it.each(['', mobile, 'Siân Ŵyn 👋', 'x'.repeat(100_000)])('opens to what was sealed', (plain) => {
    expect(cipher.open(cipher.seal(plain, context), context)).toBe(plain)
  })

  it('looks different each time, and shows nothing of the value', () => {
    const boxes = [cipher.seal(mobile, context), cipher.seal(mobile, context)]
    expect(boxes[0]?.equals(boxes[1] as Buffer)).toBe(false)
    for (const box of boxes) expect(box.includes(mobile)).toBe(false)
  })

  it('does not open when any byte was changed', () => {
    const box = cipher.seal(mobile, context)
    for (let index = 0; index < box.length; index += 1) {
      const changed = Buffer.from(box)
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index)
      expect(() => cipher.open(changed, context), `byte ${index}`).toThrow()
    }
  })

  it('does not open when it was cut short', () => {
    const box = cipher.seal(mobile, context)
    for (let length = 0; length < box.length; length += 1) {
      expect(() => cipher.open(box.subarray(0, length), context)).toThrow('sealed field')
    }
  })

  it('does not open in another row or column, and the error names no row', () => {
    const box = cipher.seal(mobile, context)
    const open = () => cipher.open(box, 'identity_check.party.mobile:8')
    expect(open).toThrow(
      'A sealed field does not open: changed, or not from identity_check.party.mobile',
    )
    expect(open).not.toThrow(':8')
  })
})

describe('the rotation of keys', () => {
  const rotated = createFieldCipher({ current: 'k2', keys: { k1, k2 } })

  it('opens what the older key sealed, and seals with the new one', () => {
    const older = cipher.seal(mobile, context)
    const newer = rotated.seal(mobile, context)
    expect(rotated.open(older, context)).toBe(mobile)
    expect([older, newer].map((box) => rotated.keyIdOf(box))).toEqual(['k1', 'k2'])
  })

  it('names the key that is missing, and what to do', () => {
    const newer = rotated.seal(mobile, context)
    expect(() => cipher.open(newer, context)).toThrow(
      'There is no encryption key "k2". Add it behind the current one in the setting that holds the keys.',
    )
  })

  it('is not fooled by another key under the same id', () => {
    const other = createFieldCipher({ current: 'k1', keys: { k1: k2 } })
    expect(() => other.open(cipher.seal(mobile, context), context)).toThrow('does not open')
  })
})
