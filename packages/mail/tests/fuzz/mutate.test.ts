import { describe, expect, it } from 'vitest'
import { mutate } from './mutate.ts'
import { createRandom } from './random.ts'

const mail = Buffer.from('From: sian@example.com\r\nSubject: x\r\n\r\n123456\r\n')
const mutateWith = (seed: number) => mutate(mail, createRandom(seed), [mail]).toString('latin1')

describe('mutate', () => {
  it('makes the same mail again from the same seed', () => {
    expect(mutateWith(7)).toBe(mutateWith(7))
  })

  it('makes other mails from other seeds', () => {
    const mutants = new Set(Array.from({ length: 100 }, (_, seed) => mutateWith(seed)))
    expect(mutants.size).toBeGreaterThan(80)
  })
})
