import { areNear } from '@gwirio/mail'
import { describe, expect, it } from 'vitest'
import { inState, now } from '../../tests/rule-samples.ts'
import { covers, findLikeness, holdsItsAddress, listNear } from './other-parties.ts'

describe('an address beside those of the other parties', () => {
  it.each([
    ['is like none', ['mair@post.example', 'dafydd@post.example'], 'none'],
    ['is like none of nobody', [], 'none'],
    ['is a slip away from one', ['mair@post.example', 'sion@post.example'], 'near-miss'],
    ['is one, whatever else is near', ['sion@post.example', 'sian@post.example'], 'collision'],
  ] as const)('%s', (_, others, likeness) => {
    expect(findLikeness('sian@post.example', others, areNear)).toBe(likeness)
  })
})

it.each([
  ['covers that nothing is near', null, [], true],
  ['covers nothing where nothing was near', null, ['a'], false],
  ['covers the same, or less', ['a', 'b'], ['b'], true],
  ['does not cover what came near since', ['a'], ['a', 'b'], false],
])('what two people saw when they agreed %s', (_, accepted, near, isCovered) => {
  const digests = (of: readonly string[]) => of.map((each) => Buffer.from(each))
  expect(covers(accepted && digests(accepted), digests(near))).toBe(isCovered)
})

it('names those that an address is a slip away from, and not itself', () => {
  const others = ['mair@post.example', 'sion@post.example', 'sian@post.example']
  expect(listNear('sian@post.example', others, areNear)).toEqual(['sion@post.example'])
})

describe('holdsItsAddress', () => {
  const never = { verifiedAt: null }
  it.each([
    ['one that is open', inState('awaiting-reply'), true],
    ['one whose time is over', { ...inState('awaiting-reply'), openUntil: now }, false],
    ['one that was cancelled', { ...inState('cancelled'), ...never }, false],
    ['one that is verified', { ...inState('verified'), verifiedAt: now }, true],
    ['one that was verified and has ended', { ...inState('ended'), verifiedAt: now }, true],
  ])('of %s', (_, holder, expected) => {
    expect(holdsItsAddress(holder, now)).toBe(expected)
  })
})
