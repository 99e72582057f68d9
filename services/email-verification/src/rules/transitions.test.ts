import { describe, expect, it } from 'vitest'
import { noTriesLeft } from './guards.ts'
import { describeCondition, listTransitions } from './transitions.ts'

describe('listTransitions', () => {
  const transitions = listTransitions()

  it('draws each way from one state to another once for each state it leaves', () => {
    expect(transitions).toContainEqual({
      from: 'awaiting-reply',
      to: 'verified',
      on: 'confirm',
      when: null,
    })
    const ends = transitions.filter(({ on }) => on === 'end').map(({ from }) => from)
    expect(ends).toEqual(['verified', 'suspended'])
  })

  it('draws nothing that stays where it is', () => {
    expect(transitions.map(({ on }) => on)).not.toContain('text-sent')
    expect(transitions.every(({ to }) => to !== undefined)).toBe(true)
  })
})

it('says a condition in words', () => {
  const row = { from: ['awaiting-reply'], on: 'code-wrong' } as const
  expect(describeCondition({ ...row, when: noTriesLeft })).toBe('no tries left')
  expect(describeCondition(row)).toBeNull()
})
