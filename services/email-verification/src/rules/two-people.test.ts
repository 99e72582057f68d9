import { describe, expect, it } from 'vitest'
import {
  address,
  commands,
  identityCheckId,
  inState,
  now,
  numbers,
  proof,
  start,
  verificationId,
} from '../../tests/rule-samples.ts'
import type { ApprovedResume, ApprovedStart, Command } from './command.ts'
import type { Verification } from './model.ts'
import { decide } from './verification.ts'

/** product.md, *Reading a reply* 8: "none: hold, two people decide"; *States*: a suspension is taken back by a person's decision. */
describe('two people', () => {
  const weak = { ...proof, reply: { ...proof.reply, level: 'none' } } as const
  const two = { requestedBy: 'siwan', decidedBy: 'rhodri' }

  it('accept a reply that nobody speaks for, and its level is kept', () => {
    const accepted = { ...weak, approval: { ...two, mailId: 'm1' } }
    expect(
      decide(inState('awaiting-reply'), { kind: 'confirm', proof: accepted }, now, numbers),
    ).toMatchObject({
      next: { state: 'verified', level: 'none' },
    })
  })

  it.each([
    ['for another mail', { ...two, mailId: 'm2' }],
    ['by one person', { requestedBy: 'siwan', decidedBy: 'siwan', mailId: 'm1' }],
    ['by nobody', { requestedBy: 'siwan', decidedBy: '', mailId: 'm1' }],
  ])('do not when it was decided %s', (_, approval) => {
    expect(
      decide(
        inState('awaiting-reply'),
        { kind: 'confirm', proof: { ...weak, approval } },
        now,
        numbers,
      ),
    ).toEqual({
      refused: 'proof-not-enough',
    })
  })

  it.each<[string, Command, Partial<Verification>]>([
    ['approval-needed', resume({ decidedBy: 'siwan' }), {}],
    ['approval-needed', resume({ verificationId: 'v2' }), {}],
    ['approval-needed', resume({}), { doubt: 'other-address' }],
    ['frozen', { ...resume({}), isFrozen: true }, {}],
    ['state-does-not-allow', resume({}), { reason: 'contact-changed' }],
  ])(
    'resume only what they decided, and nothing that is no longer true: %s',
    (refused, command, given) => {
      const suspended = { ...inState('suspended'), reason: 'bounced', ...given }
      expect(decide(suspended, command, now, numbers)).toEqual({ refused })
    },
  )

  it('resume with a manager what was doubted first, and the doubt is settled', () => {
    const doubted = { ...inState('suspended'), doubt: 'other-address' }
    expect(decide(doubted, resume({ byManager: true }), now, numbers)).toMatchObject({
      next: { state: 'verified', doubt: null },
    })
  })

  it('need no manager for what was verified before it was doubted', () => {
    const command = commands['reply-from-another-address']
    const doubted = decide(inState('verified'), command, now, numbers)
    if ('refused' in doubted) throw new Error('it was refused')
    expect(decide(doubted.next, resume({}), now, numbers)).toMatchObject({
      next: { state: 'verified' },
    })
  })

  it('keeps that the contact changed, whatever comes after it', () => {
    const changed = decide(inState('suspended'), { kind: 'contact-changed' }, now, numbers)
    if ('refused' in changed) throw new Error('it was refused')
    for (const command of Object.values(commands)) {
      const after = decide(changed.next, command, now, numbers)
      if (!('refused' in after)) expect(after.next.state).not.toBe('verified')
    }
  })

  it.each<[string, Partial<typeof start.given>]>([
    ['frozen', { isFrozen: true }],
    ['approval-needed', { needs: ['near-miss-address'] }],
    ['approval-needed', startApproved({ address: 'other@post.example' })],
    ['approval-needed', startApproved({ identityCheckId: 'other' })],
    ['approval-needed', startApproved({ decidedBy: 'siwan' })],
    ['approval-needed', startApproved({ kinds: ['mobile-changed'] })],
  ])('start: %s', (refused, given) => {
    const command = { kind: 'start', given: { ...start.given, ...given } } as const
    expect(decide(null, command, now, numbers)).toEqual({ refused })
  })

  it('start what they approved', () => {
    const command = { kind: 'start', given: { ...start.given, ...startApproved({}) } } as const
    expect(decide(null, command, now, numbers)).toMatchObject({ next: { state: 'awaiting-reply' } })
  })

  function resume(given: Partial<ApprovedResume>) {
    const approval = { ...two, verificationId, byManager: false, ...given }
    return { kind: 'resume', approval, isFrozen: false } as const
  }

  function startApproved(given: Partial<ApprovedStart>) {
    const needs = ['near-miss-address'] as const
    return { needs, approval: { ...two, identityCheckId, address, kinds: needs, ...given } }
  }
})
