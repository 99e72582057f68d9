import { describe, expect, it } from 'vitest'
import { now } from '../../tests/rule-samples.ts'
import {
  type Approval,
  approvalState,
  type Decider,
  findDecisionProblem,
  isGood,
  needsOf,
} from './approval.ts'

const waiting: Approval = {
  needs: 'second-person',
  state: 'waiting',
  requestedBy: 'siwan',
  requestedByKind: 'staff',
  mobileChangedBy: null,
  until: new Date(now.getTime() + 1),
}
const colleague: Decider = { subject: 'rhodri', kind: 'staff', mayManage: false }
const manager: Decider = { ...colleague, mayManage: true }

/** Issue 4, 5: "second-person approvals as their own queue (never one's own)". */
describe('findDecisionProblem', () => {
  it('lets another person decide', () => {
    expect(findDecisionProblem(waiting, colleague, now)).toBeNull()
  })

  it.each<[string, Partial<Approval>, Partial<Decider>]>([
    ['own-request', {}, { subject: 'siwan' }],
    ['own-request', {}, { subject: 'siwan', mayManage: true }],
    ['own-request', {}, { kind: 'client' }],
    ['own-request', { requestedByKind: 'client' }, {}],
    ['own-request', { mobileChangedBy: 'rhodri' }, { mayManage: true }],
    ['approval-decided', { state: 'approved' }, {}],
    ['approval-decided', { state: 'refused' }, {}],
    ['approval-too-old', { until: now }, {}],
    ['approval-too-old', { state: 'expired', until: now }, {}],
    ['state-does-not-allow', { state: 'expired' }, {}],
  ])('says %s', (problem, approval, decider) => {
    const found = findDecisionProblem(
      { ...waiting, ...approval },
      { ...colleague, ...decider },
      now,
    )
    expect(found).toBe(problem)
  })

  /** product.md, *Numbers*: "mobile changed: in the last 7 days: a manager approves first". */
  it('leaves a changed mobile to a manager', () => {
    const needs = needsOf(['near-miss-address', 'mobile-changed'], null)
    expect(needs).toBe('manager')
    const changed = { ...waiting, needs }
    expect(findDecisionProblem(changed, colleague, now)).toBe('manager-needed')
    expect(findDecisionProblem(changed, manager, now)).toBeNull()
    expect(needsOf(['near-miss-address'], null)).toBe('second-person')
  })

  /** docs/decisions/0013. */
  it('leaves to a manager what was doubted before it was verified, and nothing else of it', () => {
    expect(needsOf(['resume'], { doubt: 'other-address' })).toBe('manager')
    expect(needsOf(['resume'], { doubt: null })).toBe('second-person')
    expect(needsOf(['accept-reply'], { doubt: 'other-address' })).toBe('second-person')
  })
})

it.each<[boolean, Partial<Approval>, Date]>([
  [true, {}, now],
  [true, { state: 'approved' }, now],
  [false, { state: 'approved' }, waiting.until],
  [false, {}, waiting.until],
  [false, { state: 'expired' }, now],
])('is good: %s', (expected, given, at) => {
  expect(isGood({ ...waiting, ...given }, at)).toBe(expected)
})

it('is over when its time is, and what was decided stays decided', () => {
  expect(approvalState(waiting, now)).toBe('waiting')
  expect(approvalState(waiting, waiting.until)).toBe('expired')
  expect(approvalState({ ...waiting, state: 'approved' }, waiting.until)).toBe('approved')
})
