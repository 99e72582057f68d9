import { describe, expect, it } from 'vitest'
import { inState } from '../../tests/rule-samples.ts'
import { type Held, isAcceptable } from './held-reply.ts'

const verification = inState('awaiting-reply')
const held: Held = {
  reason: 'not-authenticated',
  from: verification.address,
  isExamined: true,
  cameBetter: false,
}

describe('isAcceptable', () => {
  it.each<[string, Partial<Held>, boolean]>([
    ['held because nobody speaks for it', {}, true],
    ['held because only SPF speaks for it', { reason: 'weak-authentication' }, true],
    ['held for something else', { reason: 'has-cc' }, false],
    ['held without a reason', { reason: null }, false],
    ['from another address', { from: 'mair@post.example' }, false],
    ['from nobody', { from: null }, false],
    ['of which nobody looked at who wrote it', { isExamined: false }, false],
    ['that came again, better authenticated', { cameBetter: true }, false],
  ])('of a reply %s', (_, given, expected) => {
    expect(isAcceptable({ ...held, ...given }, verification)).toBe(expected)
  })
})
