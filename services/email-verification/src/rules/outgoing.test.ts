import { verificationState } from '@gwirio/contracts'
import { describe, expect, it } from 'vitest'
import { mailsAllowedIn } from './outgoing.ts'

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
