import { randomBytes, randomUUID } from 'node:crypto'
import { createFieldCipher } from '@gwirio/database'
import { describe, expect, it } from 'vitest'
import { createHotp, hotp } from './hotp.ts'

const keys = { current: 'k1', keys: { k1: randomBytes(32) } }
const { sealNewSecret, makeCode, includesCode } = createHotp({
  cipher: createFieldCipher(keys),
  randomBytes,
})

function newSecret() {
  const key = { caseId: randomUUID(), verificationId: randomUUID() }
  return { ...key, secret: sealNewSecret(key) }
}

describe('hotp', () => {
  it.each([
    [0, '755224'],
    [1, '287082'],
    [2, '359152'],
    [3, '969429'],
    [4, '338314'],
    [5, '254676'],
    [6, '287922'],
    [7, '162583'],
    [8, '399871'],
    [9, '520489'],
  ])('makes the code of RFC 4226 appendix D for the counter %i', (counter, code) => {
    expect(hotp(Buffer.from('12345678901234567890'), counter)).toBe(code)
  })

  it('keeps leading zeros', () => {
    const secret = Buffer.from('12345678901234567890')
    const codes = Array.from({ length: 200 }, (_, counter) => hotp(secret, counter))
    expect(codes.filter((code) => code.startsWith('0')).length).toBeGreaterThan(0)
    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true)
  })

  it('gives every code about as often: chi-square over 20,000 first codes in 100 bins', () => {
    const bins = Array<number>(100).fill(0)
    for (let sample = 0; sample < 20_000; sample += 1) {
      const bin = Math.floor(Number(hotp(randomBytes(20), 1)) / 10_000)
      bins[bin] = (bins[bin] ?? 0) + 1
    }
    const chiSquare = bins.reduce((sum, count) => sum + (count - 200) ** 2 / 200, 0)
    // 99 degrees of freedom: 99 on average; above 190 less than once in ten million runs.
    expect(chiSquare).toBeLessThan(190)
    expect(chiSquare).toBeGreaterThan(30)
  })
})

describe('createHotp', () => {
  it('makes another secret for each verification', () => {
    const [one, other] = [newSecret(), newSecret()]
    const codesOf = (secret: typeof one) => [1, 2, 3, 4].map((number) => makeCode(secret, number))
    expect(codesOf(one)).not.toEqual(codesOf(other))
    expect(codesOf(one)).toEqual(codesOf(one))
  })

  it('finds the code among the candidates, wherever it stands', () => {
    const secret = newSecret()
    const code = makeCode(secret, 1)
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
    expect(includesCode([code], secret, 1)).toBe(true)
    expect(includesCode([wrong, code], secret, 1)).toBe(true)
    expect(includesCode([wrong], secret, 1)).toBe(false)
    expect(includesCode([], secret, 1)).toBe(false)
    expect(includesCode([code.slice(0, 5), `${code}0`], secret, 1)).toBe(false)
  })

  it('does not open the secret of another verification', () => {
    const [one, other] = [newSecret(), newSecret()]
    expect(() => makeCode({ ...one, secret: other.secret }, 1)).toThrow('does not open')
  })
})
