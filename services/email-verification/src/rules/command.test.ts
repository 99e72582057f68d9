import { describe, expect, it } from 'vitest'
import { hold, ignore } from './command.ts'

describe('a reply that leads to no comparison', () => {
  it('is ignored with its reason', () => {
    expect(ignore('automatic')).toEqual({ kind: 'reply-ignored', reason: 'automatic' })
  })

  it.each([
    ['other-address', 'reply-from-another-address'],
    ['texts-disagree', 'reply-with-several-codes'],
    ['too-many-codes', 'reply-with-several-codes'],
    ['has-cc', 'reply-held'],
    ['not-authenticated', 'reply-held'],
  ] as const)('is held for %s as %s', (reason, kind) => {
    expect(hold(reason)).toEqual({ kind, reason })
  })
})
