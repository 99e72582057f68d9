import { describe, expect, it } from 'vitest'
import { commands, inState, now, numbers, start } from '../../tests/rule-samples.ts'
import type { Command, CommandKind } from './command.ts'
import type { Verification } from './model.ts'
import { atThisInstant, decide } from './verification.ts'

interface Consequences {
  /** What is told, with its reason. */
  readonly changes: readonly (readonly [kind: string, reason: string | null])[]
  readonly effects?: readonly string[]
  readonly next?: Partial<Verification>
}

type Row = readonly [Verification['state'], CommandKind | Command, Consequences]

const late = new Date('2027-03-02T08:00:00Z')
const used = { kind: 'code-refused', reason: 'codes-used-up' } as const

/** product.md, *The flow*: what each step tells staff and what follows it; nothing more is told, nothing more follows. */
// biome-ignore format: a table is read by its columns
const rows: readonly Row[] = [
  ['awaiting-reply', 'prompt-sent', { changes: [['prompt-sent', null]] }],
  ['awaiting-reply', 'prompt-failed', { changes: [['prompt-failed', 'why']] }],
  ['awaiting-reply', 'prompt-bounced', { changes: [['prompt-failed', 'why']] }],
  ['verified', 'prompt-bounced', { changes: [['suspended', 'why']], next: { state: 'suspended', reason: 'why' } }],
  ['awaiting-reply', 'text-sent', { changes: [['text-sent', null]] }],
  ['awaiting-reply', 'text-delivered', { changes: [['text-delivered', null]] }],
  ['awaiting-reply', 'text-failed', { changes: [['text-failed', 'why']] }],
  ['awaiting-reply', 'request-new-code', { changes: [] }],
  ['awaiting-reply', 'code-issued', { changes: [], next: { codesLeft: 1, triesLeft: 5 } }],
  ['awaiting-reply', 'code-refused', { changes: [['code-refused', 'code-too-soon']] }],
  ['awaiting-reply', used, { changes: [['code-refused', 'codes-used-up'], ['failed', 'codes-used-up']], effects: ['stop-codes'], next: { state: 'failed' } }],
  ['awaiting-reply', 'reply-received', { changes: [['reply-received', null]] }],
  ['awaiting-reply', 'reply-ignored', { changes: [['reply-ignored', 'why']] }],
  ['awaiting-reply', 'reply-held', { changes: [['reply-held', 'why']] }],
  ['verified', 'reply-from-another-address', { changes: [['reply-held', 'why'], ['suspended', 'why']], next: { state: 'suspended' } }],
  ['awaiting-reply', 'reply-from-another-address', { changes: [['reply-held', 'why']] }],
  ['awaiting-reply', 'reply-with-several-codes', { changes: [['reply-held', 'why']], effects: ['answer-several-codes'] }],
  ['awaiting-reply', 'reply-without-code', { changes: [['reply-without-code', null]], effects: ['answer-no-code'] }],
  ['expired', 'reply-too-late', { changes: [['reply-too-late', null]], effects: ['answer-start-again'] }],
  ['awaiting-reply', 'code-wrong', { changes: [['wrong-code', null]], effects: ['answer-wrong-code'], next: { triesLeft: 4, codesLeft: 2 } }],
  ['awaiting-reply', { kind: 'code-wrong', triesLeft: 0, codesLeft: 1 }, { changes: [['wrong-code', 'tries-used-up'], ['failed', 'tries-used-up']], effects: ['stop-codes', 'answer-start-again'], next: { state: 'failed' } }],
  ['awaiting-reply', { kind: 'code-too-late', triesLeft: 3, codesLeft: 1 }, { changes: [['code-too-late', null]], effects: ['issue-code', 'answer-code-too-late'], next: { triesLeft: 3, codesLeft: 1 } }],
  ['awaiting-reply', { kind: 'code-too-late', triesLeft: 5, codesLeft: 0 }, { changes: [['code-too-late', 'codes-used-up'], ['failed', 'codes-used-up']], effects: ['stop-codes', 'answer-start-again'], next: { state: 'failed' } }],
  ['awaiting-reply', 'confirm', { changes: [['verified', null]], effects: ['stop-codes', 'expire-later'], next: { state: 'verified' } }],
  ['awaiting-reply', 'cancel', { changes: [['cancelled', 'why']], effects: ['stop-codes'], next: { state: 'cancelled', reason: 'why' } }],
  ['awaiting-reply', 'supersede', { changes: [['cancelled', 'superseded']], effects: ['stop-codes'], next: { state: 'cancelled' } }],
  ['verified', 'suspend', { changes: [['suspended', 'why']], next: { state: 'suspended' } }],
  ['suspended', 'resume', { changes: [['resumed', null]], next: { state: 'verified', reason: null } }],
  ['awaiting-reply', 'freeze', { changes: [['cancelled', 'frozen']], effects: ['stop-codes'], next: { state: 'cancelled', reason: 'frozen' } }],
  ['verified', 'freeze', { changes: [['suspended', 'frozen']], next: { state: 'suspended', reason: 'frozen' } }],
  ['awaiting-reply', 'contact-changed', { changes: [['cancelled', 'contact-changed']], effects: ['stop-codes'], next: { state: 'cancelled', reason: 'contact-changed' } }],
  ['verified', 'contact-changed', { changes: [['suspended', 'contact-changed']], next: { state: 'suspended', reason: 'contact-changed' } }],
  ['awaiting-reply', 'new-party-in-case', { changes: [], next: { doubt: 'new-party-in-case' } }],
  ['verified', 'new-party-in-case', { changes: [['suspended', 'new-party-in-case']], next: { state: 'suspended', reason: 'new-party-in-case' } }],
  ['suspended', 'new-party-in-case', { changes: [['suspended', 'new-party-in-case']], next: { state: 'suspended', reason: 'new-party-in-case' } }],
  ['awaiting-reply', 'concern-raised', { changes: [['cancelled', 'concern-raised']], effects: ['stop-codes'], next: { state: 'cancelled', reason: 'concern-raised' } }],
  ['verified', 'concern-raised', { changes: [['suspended', 'concern-raised']], next: { state: 'suspended', reason: 'concern-raised' } }],
  ['suspended', 'concern-raised', { changes: [['suspended', 'concern-raised']], next: { state: 'suspended', reason: 'concern-raised' } }],
  ['suspended', 'freeze', { changes: [['suspended', 'frozen']], next: { state: 'suspended', reason: 'frozen' } }],
  ['suspended', 'prompt-bounced', { changes: [['suspended', 'why']], next: { state: 'suspended', reason: 'why' } }],
  ['verified', 'correspondence-came-back', { changes: [['suspended', 'why']], next: { state: 'suspended', reason: 'why' } }],
  ['suspended', 'correspondence-came-back', { changes: [['suspended', 'why']], next: { state: 'suspended', reason: 'why' } }],
  ['suspended', 'reply-from-another-address', { changes: [['reply-held', 'why'], ['suspended', 'why']], next: { state: 'suspended', reason: 'why', doubt: null } }],
  ['awaiting-reply', 'case-ended', { changes: [['cancelled', 'case-ended']], effects: ['stop-codes'], next: { state: 'cancelled', reason: 'case-ended' } }],
  ['verified', 'case-ended', { changes: [['ended', 'case-ended']], next: { state: 'ended', reason: 'case-ended' } }],
  ['suspended', 'case-ended', { changes: [['ended', 'case-ended']], next: { state: 'ended', reason: 'case-ended' } }],
  ['verified', 'approval-requested', { changes: [['approval-requested', 'why']] }],
  ['suspended', 'approval-granted', { changes: [['approval-granted', 'why']] }],
  ['suspended', 'approval-refused', { changes: [['approval-refused', 'why']] }],
  ['verified', 'move-to-area', { changes: [['handed-over', 'why']] }],
  ['failed', 'settle', { changes: [['settled', 'why']] }],
  ['verified', 'end', { changes: [['ended', 'why']], next: { state: 'ended' } }],
  ['suspended', 'end', { changes: [['ended', 'why']], next: { state: 'ended' } }],
  ['verified', 'supersede', { changes: [['ended', 'superseded']], next: { state: 'ended' } }],
  ['suspended', 'supersede', { changes: [['ended', 'superseded']], next: { state: 'ended' } }],
]

describe('what each step tells and what follows', () => {
  it.each(rows)('%s on %o', (state, given, { changes, effects = [], next = {} }) => {
    const command = typeof given === 'string' ? commands[given] : given
    const decision = decide(inState(state), command, now, numbers)
    expect(decision).toMatchObject({
      next,
      changes: changes.map(([kind, reason]) => ({ kind, reason })),
      effects,
    })
    if ('refused' in decision) return
    const isMoved = decision.next.state !== state
    expect(isMoved).toBe((next.state ?? state) !== state)
  })

  it.each([
    'new-party-in-case',
    'concern-raised',
    'freeze',
    'prompt-bounced',
    'correspondence-came-back',
    'reply-from-another-address',
  ] as const)(
    'tells %s of what is suspended because the contact changed, and the reason stays',
    (kind) => {
      const changed = { ...inState('suspended'), reason: 'contact-changed' }
      const decision = decide(changed, commands[kind], now, numbers)
      expect(decision).toMatchObject({ next: { state: 'suspended', reason: 'contact-changed' } })
      if ('refused' in decision) return
      expect(decision.changes).toHaveLength(1)
    },
  )

  it('is written down when time has ended it', () => {
    expect(decide(inState('awaiting-reply'), { kind: 'expire' }, late, numbers)).toMatchObject({
      changes: [{ kind: 'expired', reason: 'no-good-reply' }],
      effects: ['stop-codes'],
    })
    for (const state of ['verified', 'suspended'] as const) {
      expect(decide(inState(state), { kind: 'expire' }, late, numbers)).toMatchObject({
        changes: [{ kind: 'ended', reason: 'verified-too-long-ago' }],
        effects: [],
      })
    }
    expect(decide(null, { kind: 'expire' }, late, numbers)).toHaveProperty('refused')
    const endless = { ...inState('verified'), verifiedUntil: null }
    expect(decide(endless, { kind: 'expire' }, late, numbers)).toHaveProperty('refused')
  })

  it('begins an open verification', () => {
    expect(decide(null, start, now, numbers)).toMatchObject({ next: { state: 'awaiting-reply' } })
  })
})

describe('atThisInstant', () => {
  it('keeps what is stored beside the verification, and says what time has done', () => {
    const stored = { ...inState('awaiting-reply'), caseId: 'c1' }
    expect(atThisInstant(stored, now, numbers)).toBe(stored)
    expect(atThisInstant(stored, late, numbers)).toEqual({
      ...stored,
      state: 'expired',
      reason: 'no-good-reply',
    })
  })
})
