import { changeKind, verificationState } from '@gwirio/contracts'
import { describe, expect, it } from 'vitest'
import { now } from '../../tests/rule-samples.ts'
import { listHeld, nextAttention } from './attention.ts'

const held = { sequence: 3, at: now, bounced: false }
const told = (kind: string, reason: string | null = null, sequence = 7) => ({
  sequence,
  kind: changeKind.parse(kind),
  reason,
  at: now,
})

/** Which changes ask for a person, in each state. */
const asking = {
  'awaiting-reply': [
    'prompt-failed',
    'text-failed',
    'code-refused',
    'reply-held',
    'answer-not-sent',
  ],
  verified: ['reply-held'],
  suspended: ['suspended', 'reply-held'],
  failed: ['failed', 'reply-held', 'answer-not-sent'],
  expired: ['expired', 'reply-held', 'answer-not-sent'],
  cancelled: [],
  ended: [],
} as const
const settling = ['verified', 'resumed', 'cancelled', 'ended', 'settled']

describe('what needs a person', () => {
  it.each(verificationState.options)('in state %s', (state) => {
    for (const kind of changeKind.options) {
      const asked = nextAttention(null, [told(kind)], state)
      const isAsked = (asking[state] as readonly string[]).includes(kind)
      expect(asked?.sequence ?? null, kind).toBe(isAsked ? 7 : null)
      const after = settling.includes(kind) ? null : isAsked ? 7 : 3
      expect(nextAttention(held, [told(kind)], state)?.sequence ?? null, kind).toBe(after)
    }
  })

  it('is the newest of what happened at once', () => {
    const changes = [told('reply-held', 'other-address', 7), told('suspended', 'other-address', 8)]
    expect(nextAttention(null, changes, 'suspended')).toEqual({ ...held, sequence: 8 })
    expect(nextAttention(held, [], 'suspended')).toBe(held)
  })

  it.each([
    ['prompt-failed', 'smtp-550', 'awaiting-reply', true],
    ['suspended', 'bounced', 'suspended', true],
    ['suspended', 'doubt', 'suspended', false],
    ['reply-held', 'has-cc', 'awaiting-reply', false],
  ] as const)('counts %s for %s in %s as bounced: %s', (kind, reason, state, bounced) => {
    expect(nextAttention(null, [told(kind, reason)], state)).toMatchObject({ bounced })
  })

  it('stays bounced until somebody deals with it', () => {
    const bounced = { ...held, bounced: true }
    expect(nextAttention(bounced, [told('text-failed')], 'awaiting-reply')).toEqual({
      sequence: 7,
      at: now,
      bounced: true,
    })
    expect(
      nextAttention(bounced, [told('settled'), told('text-failed', null, 8)], 'awaiting-reply'),
    ).toEqual({ sequence: 8, at: now, bounced: false })
  })
})

describe('the held replies that still want a person', () => {
  const change = (sequence: number, kind: string, reason: string | null = null) => ({
    sequence,
    kind: changeKind.parse(kind),
    reason,
    at: now.toISOString(),
    replyId: null,
  })
  const holds = [
    change(1, 'reply-held', 'has-cc'),
    change(2, 'reply-held', 'other-address'),
    change(3, 'reply-held', 'has-cc'),
  ]

  it('are the newest of each reason, newest first', () => {
    expect(listHeld(holds).map(({ sequence }) => sequence)).toEqual([3, 2])
  })

  it.each(changeKind.options)(
    'after %s are none where that settles what needs a person',
    (kind) => {
      const isSettled = nextAttention(held, [told(kind)], 'cancelled') === null
      const after = listHeld([...holds, change(4, kind), change(5, 'reply-held', 'has-cc')])
      expect(after.some(({ sequence }) => sequence < 4)).toBe(!isSettled)
      expect(after.at(0)?.sequence).toBe(5)
    },
  )
})
