import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CheckLimits,
  type CheckState,
  decideAnswer,
  decideStart,
  findOpenCheck,
  isLocked,
  lockedSince,
  validUntil,
} from './identity-check.ts'

/** The numbers of product.md. */
const limits: CheckLimits = {
  questionsAsked: 3,
  factsNeeded: 5,
  answerWindowMinutes: 15,
  validForMinutes: 30,
  failuresAllowed: 3,
  failureWindowHours: 24,
}
const start = Date.parse('2026-11-22T09:00:00Z')
const at = (hours: number) => new Date(start + hours * 3_600_000)
const failed = (hours: number): CheckState => ({
  status: 'failed',
  answerBefore: at(hours + 0.25),
  answeredAt: at(hours),
})
const passed = (hours: number): CheckState => ({ ...failed(hours), status: 'passed' })
const unanswered = (until: number): CheckState => ({
  status: 'open',
  answerBefore: at(until),
  answeredAt: null,
})

describe('a party is locked', () => {
  it.each<[string, CheckState[], number | null, number, boolean]>([
    ['no check', [], null, 0, false],
    ['two failures', [failed(0), failed(1)], null, 2, false],
    ['three failures in 24 h', [failed(0), failed(1), failed(24)], null, 24, true],
    ['three failures in more than 24 h', [failed(0), failed(1), failed(24.1)], null, 25, false],
    ['three of four in 24 h', [failed(0), failed(20), failed(30), failed(40)], null, 40, true],
    ['weeks after the third failure', [failed(0), failed(1), failed(2)], null, 1000, true],
    ['passed in between: not reset', [failed(0), passed(1), failed(2), failed(3)], null, 3, true],
    ['unlocked since', [failed(0), failed(1), failed(2)], 3, 4, false],
    [
      'failed three times since it was unlocked',
      [failed(0), failed(4), failed(5), failed(6)],
      3,
      6,
      true,
    ],
    [
      'failures before the unlocking count no more',
      [failed(1), failed(2), failed(4), failed(5)],
      3,
      6,
      false,
    ],
    ['not answered in time is a failure', [failed(0), failed(1), unanswered(2)], null, 2, true],
    ['still to be answered is none', [failed(0), failed(1), unanswered(2)], null, 1.9, false],
  ])('%s', (_, checks, unlockedAt, now, locked) => {
    const input = { checks, unlockedAt: unlockedAt === null ? null : at(unlockedAt), now: at(now) }
    expect(isLocked(input, limits)).toBe(locked)
    expect(isLocked({ ...input, checks: checks.toReversed() }, limits)).toBe(locked)
  })

  it('for good: neither time nor further checks unlock it', () => {
    const hours = fc.double({ min: 0, max: 500, noNaN: true })
    const check = fc.oneof(hours.map(failed), hours.map(passed))
    fc.assert(
      fc.property(fc.array(check), fc.array(check), hours, (before, after, later) => {
        const input = { checks: before, unlockedAt: null, now: at(500) }
        fc.pre(isLocked(input, limits))
        const more = { ...input, checks: [...before, ...after], now: at(500 + later) }
        expect(isLocked(more, limits)).toBe(true)
      }),
    )
  })
})

describe('a party is locked since', () => {
  it.each<[string, CheckState[], number | null, number | null]>([
    [
      'the failure that made three in 24 h',
      [failed(0), failed(20), failed(30), failed(40)],
      null,
      40,
    ],
    ['the first time that it did', [failed(0), failed(1), failed(2), failed(3)], null, 2],
    ['the time at which an answer was due', [failed(0), failed(1), unanswered(2)], null, 2],
    ['the first time after it was unlocked', [0, 1, 2, 4, 5, 6].map(failed), 3, 6],
    ['never', [failed(0), failed(1)], null, null],
  ])('%s', (_, checks, unlockedAt, since) => {
    const input = { checks, unlockedAt: unlockedAt === null ? null : at(unlockedAt), now: at(500) }
    expect(lockedSince(input, limits)).toEqual(since === null ? null : at(since))
  })
})

describe('starting a check', () => {
  it.each([
    [{ locked: false, hasOpenCheck: false, usableFacts: 5 }, 'start'],
    [{ locked: false, hasOpenCheck: false, usableFacts: 4 }, 'too-few-questions'],
    [{ locked: false, hasOpenCheck: true, usableFacts: 5 }, 'go-on'],
    [{ locked: true, hasOpenCheck: false, usableFacts: 5 }, 'party-locked'],
    [{ locked: true, hasOpenCheck: true, usableFacts: 5 }, 'party-locked'],
  ] as const)('%j comes to %s', (input, decision) => {
    const free = { ...input, hasCaseEnded: false, hasConcern: false }
    expect(decideStart(free, limits)).toBe(decision)
    expect(decideStart({ ...free, hasConcern: true }, limits)).toBe('concern-open')
    expect(decideStart({ ...free, hasConcern: true, hasCaseEnded: true }, limits)).toBe(
      'case-ended',
    )
  })

  it('finds the open check until its time is over', () => {
    const checks = [failed(0), unanswered(2)]
    expect(findOpenCheck(checks, at(1.99))).toBe(checks[1])
    expect(findOpenCheck(checks, at(2))).toBeUndefined()
  })
})

describe('answers', () => {
  it.each<[CheckState, number, boolean, string]>([
    [unanswered(1), 0.99, false, 'compare'],
    [unanswered(1), 1, false, 'identity-check-too-old'],
    [unanswered(1), 0, true, 'party-locked'],
    [failed(0), 0, false, 'identity-check-answered'],
    [passed(0), 0, false, 'identity-check-answered'],
    [passed(0), 9, true, 'identity-check-answered'],
  ])('%j at %s h, locked: %s, come to %s', (check, now, locked, decision) => {
    expect(decideAnswer({ check, hasConcern: false, now: at(now), locked })).toBe(decision)
  })

  it('are not compared while a concern is open', () => {
    const input = { check: unanswered(1), hasConcern: true, now: at(0), locked: false }
    expect(decideAnswer(input)).toBe('concern-open')
  })

  it('that were right are good for half an hour', () => {
    expect(validUntil(at(0), limits)).toEqual(at(0.5))
  })
})
