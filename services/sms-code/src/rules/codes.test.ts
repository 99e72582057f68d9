import { describe, expect, it } from 'vitest'
import { type CodeState, countTries, issueNextCode, settleCheck, startCodes } from './codes.ts'

const limits = {
  lifetimeSeconds: 600,
  tries: 5,
  codes: 3,
  spacingSeconds: 60,
  clockToleranceSeconds: 30,
}
const sentAt = at(0)
const latest = { number: 1, issuedAt: at(-2), sentAt, isConsumed: false }
const live: CodeState = { triesLeft: 5, codesLeft: 2, isStopped: false, latest }

function at(seconds: number): Date {
  return new Date(Date.UTC(2026, 2, 2, 9, 0, 0) + seconds * 1000)
}

describe('issueNextCode', () => {
  it('begins with code 1 and leaves two', () => {
    expect(issueNextCode(startCodes(limits), at(0), limits)).toEqual({ number: 1, codesLeft: 2 })
  })

  it.each<[string, Partial<CodeState>, string]>([
    ['the verification is stopped', { isStopped: true }, 'codes-stopped'],
    ['a code was consumed', { latest: { ...latest, isConsumed: true } }, 'codes-stopped'],
    ['the tries are used up', { triesLeft: 0 }, 'tries-used-up'],
    ['the codes are used up', { codesLeft: 0 }, 'codes-used-up'],
  ])('issues none when %s', (_, change, refused) => {
    expect(issueNextCode({ ...live, ...change }, at(600), limits)).toEqual({ refused })
  })

  it.each([
    [57.999, { refused: 'code-too-soon' }],
    [58, { number: 2, codesLeft: 1 }],
  ])('waits 60 s from the issue of the last one, sent or not (at %f s)', (seconds, answer) => {
    expect(issueNextCode(live, at(seconds), limits)).toEqual(answer)
    const unsent = { ...live, latest: { ...latest, sentAt: null } }
    expect(issueNextCode(unsent, at(seconds), limits)).toEqual(answer)
  })
})

describe('countTries', () => {
  const count = (state: CodeState, candidates = 1, receivedAt = at(10), now = at(10)) =>
    countTries(state, { candidates, receivedAt }, now, limits)

  it.each([
    [1, 5, 1],
    [3, 5, 3],
    [3, 2, 2],
    [1, 1, 1],
  ])('counts %i candidates with %i tries left as %i', (candidates, triesLeft, counted) => {
    expect(count({ ...live, triesLeft }, candidates)).toEqual({ counted })
  })

  it.each<[string, Partial<CodeState>]>([
    ['no code was issued', { latest: null }],
    ['the text has not begun to be sent', { latest: { ...latest, sentAt: null } }],
    ['the code was consumed', { latest: { ...latest, isConsumed: true } }],
    ['the codes are stopped', { isStopped: true }],
    ['they are stopped and no tries are left', { isStopped: true, triesLeft: 0 }],
  ])('has nothing to compare when %s', (_, change) => {
    expect(count({ ...live, ...change })).toEqual({ settled: 'no-live-code' })
  })

  it('calls everything wrong once the tries are used up', () => {
    expect(count({ ...live, triesLeft: 0 })).toEqual({ settled: 'wrong' })
  })

  it.each([
    ['from before the text was sent', -30.001, 10],
    ['from the future', 40.001, 10],
  ])('has nothing to compare with a reply %s', (_, received, now) => {
    expect(count(live, 1, at(received), at(now))).toEqual({ settled: 'no-live-code' })
  })

  it.each([
    [-30, 10],
    [40, 10],
  ])('bears clocks that are 30 s apart (received at %i s, now %i s)', (received, now) => {
    expect(count(live, 1, at(received), at(now))).toEqual({ counted: 1 })
  })
})

describe('settleCheck', () => {
  const counted = { ...live, triesLeft: 3 }
  const settle = (isRight: boolean, received: number, state: CodeState = counted) =>
    settleCheck(
      state,
      { counted: 2, isRight, receivedAt: at(received) },
      at(Math.max(received, 0)),
      limits,
    )

  it('gives the tries back for the right code', () => {
    expect(settle(true, 600)).toEqual({ outcome: 'matched', triesLeft: 5 })
  })

  it('costs nothing when the right code is late', () => {
    expect(settle(true, 600.001)).toEqual({ outcome: 'too-late', triesLeft: 5 })
  })

  it.each([10, 601])('keeps the tries of a wrong code, in time or late (%i s)', (received) => {
    expect(settle(false, received)).toEqual({ outcome: 'wrong', triesLeft: 3 })
  })

  it.each<[string, Partial<CodeState>]>([
    ['stopped', { isStopped: true }],
    ['consumed', { latest: { ...latest, isConsumed: true } }],
    ['replaced by one not yet sent', { latest: { ...latest, number: 2, sentAt: null } }],
  ])('gives the tries back when the code was %s after they were counted', (_, change) => {
    const answer = settle(true, 10, { ...counted, ...change })
    expect(answer).toEqual({ outcome: 'no-live-code', triesLeft: 5 })
  })
})
