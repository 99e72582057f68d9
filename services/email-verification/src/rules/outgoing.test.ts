import { verificationState } from '@gwirio/contracts'
import { describe, expect, it } from 'vitest'
import { mailsAllowedIn, mayAnswer } from './outgoing.ts'

describe('what may leave', () => {
  it('is nothing once staff stopped the verification, or it was decided', () => {
    const silent = verificationState.options.filter((state) => mailsAllowedIn(state).length === 0)
    expect(silent).toEqual(['verified', 'suspended', 'cancelled', 'ended'])
  })

  it('is no prompt and no talk of a code when no code can help any more', () => {
    expect(mailsAllowedIn('failed')).toEqual(['start-again'])
    expect(mailsAllowedIn('expired')).toEqual(['start-again'])
    expect(mailsAllowedIn('awaiting-reply')).toEqual([
      'prompt',
      'code-too-late',
      'no-code',
      'wrong-code',
      'several-codes',
    ])
  })
})

/** product.md, *Numbers*: three at most, and the last asks to phone. */
describe('one more answer', () => {
  it.each([
    ['no-code', 0, true],
    ['wrong-code', 1, true],
    ['wrong-code', 2, false],
    ['start-again', 2, true],
    ['start-again', 3, false],
  ] as const)('%s after %i: %s', (kind, sent, isAllowed) => {
    expect(mayAnswer(kind, { sent, most: 3 })).toBe(isAllowed)
  })
})
