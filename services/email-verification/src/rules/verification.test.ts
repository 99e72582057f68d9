import { type VerificationState, verificationState } from '@gwirio/contracts'
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
import type { Command, CommandKind } from './command.ts'
import type { Verification } from './model.ts'
import { currentState, decide } from './verification.ts'

const states = verificationState.options

/** product.md, *States of a verification*: what a command leads to; where nothing stands it is refused. */
// biome-ignore format: a table is read by its columns
const expected: Partial<Record<CommandKind, Partial<Record<VerificationState, VerificationState>>>> = {
  'prompt-sent':        { 'awaiting-reply': 'awaiting-reply' },
  'prompt-failed':      { 'awaiting-reply': 'awaiting-reply' },
  'prompt-bounced':     { 'awaiting-reply': 'awaiting-reply', verified: 'suspended', suspended: 'suspended' },
  'correspondence-came-back': { verified: 'suspended', suspended: 'suspended' },
  'text-sent':          stays(...states),
  'text-delivered':     stays(...states),
  'text-failed':        stays(...states),
  'request-new-code':   { 'awaiting-reply': 'awaiting-reply' },
  'code-issued':        { 'awaiting-reply': 'awaiting-reply' },
  'code-refused':       { 'awaiting-reply': 'awaiting-reply' },
  'reply-received':     stays(...states),
  'reply-ignored':      stays(...states),
  'reply-held':         stays(...states),
  'reply-from-another-address': { ...stays(...states), verified: 'suspended' },
  'reply-with-several-codes': { 'awaiting-reply': 'awaiting-reply' },
  'reply-without-code': { 'awaiting-reply': 'awaiting-reply' },
  'reply-too-late':     { expired: 'expired' },
  'code-wrong':         { 'awaiting-reply': 'awaiting-reply' },
  'code-too-late':      { 'awaiting-reply': 'awaiting-reply' },
  confirm:              { 'awaiting-reply': 'verified' },
  cancel:               { 'awaiting-reply': 'cancelled' },
  supersede:            { 'awaiting-reply': 'cancelled', verified: 'ended', suspended: 'ended' },
  suspend:              { verified: 'suspended' },
  resume:               { suspended: 'verified' },
  end:                  { verified: 'ended', suspended: 'ended' },
  freeze:               { 'awaiting-reply': 'cancelled', verified: 'suspended', suspended: 'suspended' },
  'contact-changed':    { 'awaiting-reply': 'cancelled', verified: 'suspended', suspended: 'suspended' },
  'new-party-in-case':  { 'awaiting-reply': 'awaiting-reply', verified: 'suspended', suspended: 'suspended' },
  'concern-raised':     { 'awaiting-reply': 'cancelled', verified: 'suspended', suspended: 'suspended' },
  'case-ended':         { 'awaiting-reply': 'cancelled', verified: 'ended', suspended: 'ended' },
  'approval-requested': stays(...states),
  'approval-granted':   stays(...states),
  'approval-refused':   stays(...states),
  'move-to-area':       stays(...states),
  settle:               stays(...states),
}

function stays(...kept: VerificationState[]) {
  return Object.fromEntries(kept.map((state) => [state, state]))
}

const cells = states.flatMap((state) =>
  Object.values(commands).map((command) => ({
    state,
    command,
    leads: expected[command.kind]?.[state] ?? 'refused',
  })),
)

describe('every state on every command', () => {
  it.each(cells)('$state on $command.kind: $leads', ({ state, command, leads }) => {
    const decision = decide(inState(state), command, now, numbers)
    if (leads === 'refused') expect(decision).toEqual({ refused: 'state-does-not-allow' })
    else expect(decision).toMatchObject({ next: { state: leads } })
  })

  it.each(Object.values(commands).filter(({ kind }) => kind !== 'start'))(
    'refuses $kind where there is no verification',
    (command) => {
      expect(decide(null, command, now, numbers)).toEqual({ refused: 'state-does-not-allow' })
    },
  )
})

describe('start', () => {
  it('waits 24 hours for a reply, with 5 tries and 3 codes, and sends prompt and code', () => {
    expect(decide(null, start, now, numbers)).toEqual({
      next: {
        verificationId,
        identityCheckId,
        address,
        acceptsWeak: false,
        doubt: null,
        state: 'awaiting-reply',
        reason: null,
        level: null,
        openUntil: new Date('2026-03-03T09:00:00Z'),
        verifiedAt: null,
        verifiedUntil: null,
        triesLeft: 5,
        codesLeft: 3,
      },
      changes: [{ kind: 'started', reason: null }],
      effects: ['send-prompt', 'issue-code', 'expire-later'],
    })
  })

  it('refuses without a passed identity check', () => {
    const { given } = start
    const identityCheck = { identityCheckId, outcome: 'not-passed' } as const
    const command = { kind: 'start', given: { ...given, identityCheck } } as const
    expect(decide(null, command, now, numbers)).toEqual({ refused: 'identity-check-not-passed' })
  })
})

describe('confirm', () => {
  it('keeps level and time, and ends after 12 months', () => {
    expect(open({ kind: 'confirm', proof })).toMatchObject({
      next: {
        level: 'strong',
        verifiedAt: now,
        verifiedUntil: new Date('2027-03-02T09:00:00Z'),
      },
      changes: [{ kind: 'verified', reason: null }],
      effects: ['stop-codes', 'expire-later'],
    })
  })

  it('takes a reply that only SPF speaks for where the area allows it, and says so', () => {
    const weak = { ...proof, reply: { ...proof.reply, level: 'weak' } } as const
    expect(open({ kind: 'confirm', proof: weak }, { acceptsWeak: true })).toMatchObject({
      next: { state: 'verified', level: 'weak' },
    })
    const none = { ...proof, reply: { ...proof.reply, level: 'none' } } as const
    expect(open({ kind: 'confirm', proof: none }, { acceptsWeak: true })).toEqual({
      refused: 'proof-not-enough',
    })
  })

  it('ends in suspended when somebody answered from another address before', () => {
    const other = { kind: 'reply-from-another-address', reason: 'other-address' } as const
    const doubted = open(other)
    if ('refused' in doubted) throw new Error('it was refused')
    expect(decide(doubted.next, { kind: 'confirm', proof }, now, numbers)).toMatchObject({
      next: { state: 'suspended', level: 'strong', verifiedAt: now },
      changes: [{ kind: 'suspended', reason: 'other-address' }],
      effects: ['stop-codes', 'expire-later'],
    })
    const insufficient = { ...proof, identityCheckId: 'other' }
    expect(decide(doubted.next, { kind: 'confirm', proof: insufficient }, now, numbers)).toEqual({
      refused: 'proof-not-enough',
    })
  })

  const { reply, code } = proof
  it.each([
    ['another identity check', { ...proof, identityCheckId: 'other' }],
    ['a reply that only SPF speaks for', { ...proof, reply: { ...reply, level: 'weak' } }],
    ['a reply nobody speaks for', { ...proof, reply: { ...reply, level: 'none' } }],
    ['a reply from another address', { ...proof, reply: { ...reply, from: 'x@post.example' } }],
    ['a reply from the same domain only', { ...proof, reply: { ...reply, from: 'post.example' } }],
    ['the code of another verification', { ...proof, code: { ...code, verificationId: 'v' } }],
    ['a code that came in another reply', { ...proof, code: { ...code, replyId: 'r2' } }],
  ] as const)('refuses %s', (_, insufficient) => {
    expect(open({ kind: 'confirm', proof: insufficient })).toEqual({ refused: 'proof-not-enough' })
  })
})

describe('wrong and late codes', () => {
  it('fails at the last wrong try, and asks to phone', () => {
    expect(open({ kind: 'code-wrong', triesLeft: 0, codesLeft: 2 })).toMatchObject({
      next: { state: 'failed', reason: 'tries-used-up', triesLeft: 0 },
      changes: [{ kind: 'wrong-code' }, { kind: 'failed', reason: 'tries-used-up' }],
      effects: ['stop-codes', 'answer-start-again'],
    })
  })

  it('sends a short answer while tries are left', () => {
    expect(open({ kind: 'code-wrong', triesLeft: 1, codesLeft: 0 })).toMatchObject({
      next: { state: 'awaiting-reply', triesLeft: 1, codesLeft: 0 },
      effects: ['answer-wrong-code'],
    })
  })

  it('texts a fresh code by itself after a late one, while codes are left', () => {
    expect(open({ kind: 'code-too-late', triesLeft: 5, codesLeft: 1 })).toMatchObject({
      next: { state: 'awaiting-reply' },
      effects: ['issue-code', 'answer-code-too-late'],
    })
  })

  it('fails after a late one when no code is left', () => {
    expect(open({ kind: 'code-too-late', triesLeft: 5, codesLeft: 0 })).toMatchObject({
      next: { state: 'failed', reason: 'codes-used-up' },
      effects: ['stop-codes', 'answer-start-again'],
    })
  })

  it('answers several codes without a lost try', () => {
    const command = { kind: 'reply-with-several-codes', reason: 'too-many-codes' } as const
    expect(open(command)).toMatchObject({
      next: { state: 'awaiting-reply', triesLeft: 5 },
      changes: [{ kind: 'reply-held', reason: 'too-many-codes' }],
      effects: ['answer-several-codes'],
    })
  })

  it.each(['codes-used-up', 'tries-used-up'])(
    'fails when no code can be had any more: %s',
    (reason) => {
      expect(open({ kind: 'code-refused', reason })).toMatchObject({
        next: { state: 'failed', reason },
      })
    },
  )

  it('refuses a new code when tries or codes are used up', () => {
    const ask = { kind: 'request-new-code' } as const
    expect(open(ask, { triesLeft: 0 })).toEqual({ refused: 'tries-used-up' })
    expect(open(ask, { codesLeft: 0 })).toEqual({ refused: 'codes-used-up' })
    expect(open(ask, { triesLeft: 1, codesLeft: 1 })).toMatchObject({ changes: [], effects: [] })
  })
})

describe('time', () => {
  const justOpen = new Date('2026-03-02T19:59:59.999Z')
  const over = new Date('2026-03-02T20:00:00Z')
  const tooOld = new Date('2027-03-02T08:00:00Z')

  it('ends an open verification after its 24 hours, whether or not a job has run', () => {
    expect(currentState(inState('awaiting-reply'), justOpen)).toBe('awaiting-reply')
    expect(currentState(inState('awaiting-reply'), over)).toBe('expired')
    const late = decide(inState('awaiting-reply'), { kind: 'confirm', proof }, over, numbers)
    expect(late).toEqual({ refused: 'state-does-not-allow' })
  })

  it('answers a reply that came after it, also before a job has run', () => {
    expect(open({ kind: 'reply-too-late' })).toEqual({ refused: 'state-does-not-allow' })
    expect(
      decide(inState('awaiting-reply'), { kind: 'reply-too-late' }, over, numbers),
    ).toMatchObject({
      next: { state: 'awaiting-reply' },
      changes: [{ kind: 'reply-too-late' }],
      effects: ['answer-start-again'],
    })
  })

  it.each(['verified', 'suspended'] as const)(
    'ends a %s one after its 12 months, whether or not a job has run',
    (state) => {
      expect(currentState(inState(state), new Date(tooOld.getTime() - 1))).toBe(state)
      expect(currentState(inState(state), tooOld)).toBe('ended')
      expect(currentState({ ...inState(state), verifiedUntil: null }, now)).toBe('ended')
    },
  )

  it('writes down what time has done, and not before', () => {
    const expire = { kind: 'expire' } as const
    expect(decide(inState('awaiting-reply'), expire, justOpen, numbers)).toEqual(refused)
    expect(decide(inState('awaiting-reply'), expire, over, numbers)).toMatchObject({
      next: { state: 'expired', reason: 'no-good-reply' },
      effects: ['stop-codes'],
    })
    expect(decide(inState('verified'), expire, over, numbers)).toEqual(refused)
    expect(decide(inState('suspended'), expire, tooOld, numbers)).toMatchObject({
      next: { state: 'ended', reason: 'verified-too-long-ago' },
    })
  })

  const refused = { refused: 'state-does-not-allow' }
})

function open(command: Command, given: Partial<Verification> = {}) {
  return decide({ ...inState('awaiting-reply'), ...given }, command, now, numbers)
}
