import { verificationState } from '@gwirio/contracts'
import { describe, expect, it } from 'vitest'
import { commands, inState, now, numbers } from '../../tests/rule-samples.ts'
import type { CommandKind } from './command.ts'
import type { Decision } from './model.ts'
import { countInstead, firstShown } from './telling.ts'
import { decide } from './verification.ts'

const fromReplies = [
  'reply-received',
  'reply-ignored',
  'reply-held',
  'reply-from-another-address',
  'reply-with-several-codes',
  'reply-without-code',
  'reply-too-late',
  'prompt-bounced',
  'code-wrong',
  'code-too-late',
  'confirm',
] as const satisfies readonly CommandKind[]

function decided(state: (typeof verificationState.options)[number], kind: CommandKind) {
  const decision = decide(inState(state), commands[kind], now, numbers)
  return 'refused' in decision ? null : decision
}

describe('one mail too many', () => {
  it('changes what it would have changed, in every state', () => {
    let seen = 0
    for (const state of verificationState.options)
      for (const command of fromReplies) {
        const decision = decided(state, command)
        if (!decision) continue
        seen += 1
        const counted = countInstead(decision, { before: { state }, command, isAsked: true })
        expect(counted.next, `${command} in ${state}`).toEqual(decision.next)
        const recorded = [...counted.changes, ...(counted.counted ?? [])]
        expect(recorded, `${command} in ${state}`).toEqual(decision.changes)
      }
    expect(seen).toBeGreaterThan(30)
  })

  it.each([
    ['awaiting-reply', 'confirm', ['verified']],
    ['awaiting-reply', 'code-wrong', ['wrong-code']],
    ['verified', 'prompt-bounced', ['suspended']],
    ['verified', 'reply-from-another-address', ['reply-held', 'suspended']],
    ['awaiting-reply', 'reply-received', []],
    ['awaiting-reply', 'reply-ignored', []],
    ['awaiting-reply', 'reply-without-code', []],
    ['suspended', 'reply-from-another-address', ['more-replies']],
    ['suspended', 'prompt-bounced', ['more-replies']],
    ['awaiting-reply', 'reply-held', ['more-replies']],
    ['expired', 'reply-held', ['more-replies']],
    ['ended', 'reply-held', []],
  ] as const)('in %s with %s tells %j', (state, command, kinds) => {
    const decision = decided(state, command) as Decision
    const told = countInstead(decision, { before: { state }, command, isAsked: false })
    expect(told.changes.map(({ kind }) => kind)).toEqual(kinds)
  })

  it('asks for a person once, and is answered by nothing', () => {
    const decision = decided('awaiting-reply', 'reply-with-several-codes') as Decision
    expect(decision.effects).not.toEqual([])
    const given = { before: { state: 'awaiting-reply' }, isAsked: true } as const
    const told = countInstead(decision, { ...given, command: 'reply-with-several-codes' })
    expect(told).toMatchObject({ changes: [], effects: [] })
  })
})

it('shows the newest two hundred changes', () => {
  expect([1, 200, 201, 10_000].map((version) => firstShown({ version }))).toEqual([1, 1, 2, 9801])
})
