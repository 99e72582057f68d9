import { verificationState } from '@gwirio/contracts'
import { describe, expect, it } from 'vitest'
import { inState, now, numbers } from '../../tests/rule-samples.ts'
import { allowedSteps, type Standing } from './steps.ts'

const quiet: Standing = {
  isFrozen: false,
  approvalId: null,
  needsAPerson: false,
  hasAcceptableReply: false,
}
const held = { hasAcceptableReply: true }

/** Issue 4, 2: "holds show the reason in plain words and the allowed next steps only". */
describe('allowedSteps', () => {
  it('are these in each state', () => {
    const steps = verificationState.options.map((state) => [state, of(state)])
    expect(Object.fromEntries(steps)).toEqual({
      'awaiting-reply': ['request-new-code', 'cancel', 'move-to-area'],
      verified: ['suspend', 'end', 'move-to-area'],
      suspended: ['end', 'request-resume', 'move-to-area'],
      failed: [],
      expired: [],
      cancelled: [],
      ended: [],
    })
  })

  it.each([
    ['while frozen', { isFrozen: true }],
    ['while it waits for a second person', { approvalId: 'a1' }],
  ])('are neither resume nor acceptance %s', (_, given) => {
    expect(of('suspended', given)).not.toContain('request-resume')
    expect(of('awaiting-reply', { ...held, ...given })).not.toContain('accept-reply')
    expect(of('awaiting-reply', held)).toContain('accept-reply')
  })

  it('are no acceptance once it is no longer open', () => {
    for (const state of verificationState.options)
      expect(of(state, held).includes('accept-reply'), state).toBe(state === 'awaiting-reply')
  })

  it('are no resume once the contact has changed', () => {
    const changed = { ...inState('suspended'), reason: 'contact-changed' }
    expect(allowedSteps(changed, quiet, { now, numbers })).toEqual(['end', 'move-to-area'])
  })

  it('are to settle what needs a person, also after the end', () => {
    expect(of('failed', { needsAPerson: true })).toEqual(['settle', 'move-to-area'])
  })

  it('are no new code when none is left', () => {
    const used = { ...inState('awaiting-reply'), codesLeft: 0 }
    expect(allowedSteps(used, quiet, { now, numbers })).not.toContain('request-new-code')
  })
})

function of(state: (typeof verificationState.options)[number], given: Partial<Standing> = {}) {
  return allowedSteps(inState(state), { ...quiet, ...given }, { now, numbers })
}
