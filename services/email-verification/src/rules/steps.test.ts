import { verificationState } from '@gwirio/contracts'
import { describe, expect, it } from 'vitest'
import { inState, now, numbers } from '../../tests/rule-samples.ts'
import { acceptableReplies, allowedSteps, type Standing } from './steps.ts'

const quiet: Standing = { isFrozen: false, isAsked: false, needsAPerson: false, changes: [] }
const held = { kind: 'reply-held', reason: 'not-authenticated', replyId: 'm1' } as const

/** Issue 4, 2: "holds show the reason in plain words and the allowed next steps only". */
describe('allowedSteps', () => {
  it('are these in each state', () => {
    const steps = verificationState.options.map((state) => [state, of(state)])
    expect(Object.fromEntries(steps)).toEqual({
      'awaiting-reply': ['request-new-code', 'cancel', 'hand-over'],
      verified: ['suspend', 'end', 'hand-over'],
      suspended: ['end', 'request-resume', 'hand-over'],
      failed: [],
      expired: [],
      cancelled: [],
      ended: [],
    })
  })

  it.each([
    ['while frozen', { isFrozen: true }],
    ['while it waits for a second person', { isAsked: true }],
  ])('are neither resume nor acceptance %s', (_, given) => {
    expect(of('suspended', given)).not.toContain('request-resume')
    expect(of('awaiting-reply', { changes: [held], ...given })).not.toContain('accept-reply')
    expect(of('awaiting-reply', { changes: [held] })).toContain('accept-reply')
  })

  it('are no resume once the contact has changed', () => {
    const changed = { ...inState('suspended'), reason: 'contact-changed' }
    expect(allowedSteps(changed, quiet, { now, numbers })).toEqual(['end', 'hand-over'])
  })

  it('are to settle what needs a person, also after the end', () => {
    expect(of('failed', { needsAPerson: true })).toEqual(['settle', 'hand-over'])
  })

  it('are no new code when none is left', () => {
    const used = { ...inState('awaiting-reply'), codesLeft: 0 }
    expect(allowedSteps(used, quiet, { now, numbers })).not.toContain('request-new-code')
  })
})

describe('acceptableReplies', () => {
  it.each([
    ['held for who wrote it', [held], ['m1']],
    ['that was compared since', [held, { kind: 'wrong-code', reason: null, replyId: 'm1' }], []],
    ['held for something else', [{ ...held, reason: 'has-cc' }], []],
    [
      'that a second person was asked about',
      [held, { kind: 'approval-refused', reason: 'accept-reply', replyId: 'm1' }],
      ['m1'],
    ],
  ] as const)('a reply %s', (_, changes, expected) => {
    expect(acceptableReplies(changes)).toEqual(expected)
  })
})

function of(state: (typeof verificationState.options)[number], given: Partial<Standing> = {}) {
  return allowedSteps(inState(state), { ...quiet, ...given }, { now, numbers })
}
