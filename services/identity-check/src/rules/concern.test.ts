import { describe, expect, it } from 'vitest'
import { type RaisedConcern, whyNotSettle } from './concern.ts'

const phone: RaisedConcern = { reason: 'phone-not-private', raisedBy: 'mair', begunBy: 'mair' }
const stopped: RaisedConcern = { reason: 'stopped-safely', raisedBy: 'huw', begunBy: null }
const collision: RaisedConcern = {
  reason: 'address-of-another-party',
  raisedBy: 'mair',
  begunBy: 'mair',
}
/** A colleague saw the verification, and stopped it. */
const stoppedByOther: RaisedConcern = {
  reason: 'stopped-safely',
  raisedBy: 'huw',
  begunBy: 'mair',
}

describe('what stands open about a party', () => {
  it.each<[string, RaisedConcern[], string, boolean, ReturnType<typeof whyNotSettle>]>([
    ['is settled by a colleague', [phone], 'huw', false, null],
    ['is settled by a manager', [phone], 'huw', true, null],
    ['is not settled by who made the call', [phone], 'mair', false, 'own-call'],
    ['is not settled by a manager who made the call', [collision], 'mair', true, 'own-call'],
    ['is not settled by who made one of the calls', [phone, stopped], 'huw', false, 'own-call'],
    ['is not settled by whose call it was', [stoppedByOther], 'mair', false, 'own-call'],
    ['of another’s address takes a manager', [phone, collision], 'huw', false, 'manager-needed'],
    ['of another’s address is settled by a manager', [phone, collision], 'huw', true, null],
  ])('%s', (_, raised, subject, mayManage, whyNot) => {
    expect(whyNotSettle(raised, { subject, mayManage })).toBe(whyNot)
  })
})
