import { type QuestionKind, questionKind } from '@gwirio/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pickQuestions } from './questions.ts'

describe('the choice of questions', () => {
  it('is of different facts on file, whatever is drawn', () => {
    const kinds = fc.uniqueArray(fc.constantFrom(...questionKind.options), { minLength: 5 })
    fc.assert(
      fc.property(kinds, fc.infiniteStream(fc.nat()), (onFile, draws) => {
        const picked = pickQuestions(onFile, 3, (limit) => (draws.next().value as number) % limit)
        expect(new Set(picked).size).toBe(3)
        for (const kind of picked) expect(onFile).toContain(kind)
      }),
    )
  })

  it('makes every selection possible, and each as likely as any other', () => {
    const onFile: QuestionKind[] = [
      'court',
      'postcode',
      'solicitor',
      'middle-name',
      'date-of-birth',
    ]
    const counts = new Map<string, number>()
    for (let draw = 0; draw < 60; draw += 1) {
      const digits = [Math.floor(draw / 12), Math.floor(draw / 3) % 4, draw % 3].values()
      const picked = pickQuestions(onFile, 3, () => digits.next().value ?? 0)
      const key = picked.sort().join(' ')
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    expect([...counts.values()]).toEqual(Array(10).fill(6))
  })
})
