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

type State = (typeof verificationState.options)[number]

/** In which states each kind of change asks for a person (docs/flow.md); every other leaves it as it is. */
// biome-ignore format: a table is read by its columns
const asks: readonly (readonly [kind: string, ...states: State[]])[] = [
  ['prompt-failed',   'awaiting-reply'],
  ['text-failed',     'awaiting-reply'],
  ['code-refused',    'awaiting-reply'],
  ['reply-held',      'awaiting-reply', 'verified', 'suspended', 'failed', 'expired'],
  ['more-replies',    'awaiting-reply', 'verified', 'suspended', 'failed', 'expired'],
  ['answer-not-sent', 'awaiting-reply', 'failed', 'expired'],
  ['suspended',       'suspended'],
  ['failed',          'failed'],
  ['expired',         'expired'],
]
const settles = ['verified', 'resumed', 'cancelled', 'ended', 'settled']

describe('what needs a person', () => {
  it.each(changeKind.options)('after %s', (kind) => {
    const states = asks.find(([asking]) => asking === kind)?.slice(1) ?? []
    for (const state of verificationState.options) {
      const after = nextAttention(held, [told(kind)], state)?.sequence ?? null
      const expected = states.includes(state) ? 7 : settles.includes(kind) ? null : held.sequence
      expect(after, state).toBe(expected)
      expect(nextAttention(null, [told(kind)], state)?.sequence, state).toBe(
        states.includes(state) ? 7 : undefined,
      )
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
    ['suspended', 'refused-by-server', 'suspended', true],
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
