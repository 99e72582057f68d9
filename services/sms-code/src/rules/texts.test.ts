import { describe, expect, it } from 'vitest'
import { decideSending, explainRefusal, readReceipt, type TextStatus } from './texts.ts'

describe('readReceipt', () => {
  const read = (current: TextStatus, messageStatus: string, errorCode = '') =>
    readReceipt(current, { messageStatus, errorCode })

  it.each<[TextStatus, string, string]>([
    ['waiting', 'queued', 'sent'],
    ['waiting', 'sent', 'sent'],
    ['waiting', 'delivered', 'delivered'],
    ['sent', 'delivered', 'delivered'],
    ['sent', 'undelivered', 'failed'],
    ['waiting', 'failed', 'failed'],
  ])('moves from %s on "%s" to %s', (current, messageStatus, status) => {
    expect(read(current, messageStatus)).toMatchObject({ status })
  })

  it.each<[TextStatus, string]>([
    ['sent', 'queued'],
    ['sent', 'sent'],
    ['delivered', 'sent'],
    ['delivered', 'undelivered'],
    ['delivered', 'delivered'],
    ['failed', 'delivered'],
    ['failed', 'failed'],
    ['waiting', 'received'],
    ['sent', ''],
    ['sent', 'constructor'],
  ])('stays %s on "%s"', (current, messageStatus) => {
    expect(read(current, messageStatus)).toBeNull()
  })

  it.each([
    ['30003', 'unreachable'],
    ['30006', 'landline'],
    ['99999', 'not-delivered'],
    ['', 'not-delivered'],
  ])('explains the error code "%s" as %s', (errorCode, reason) => {
    expect(read('sent', 'undelivered', errorCode)).toEqual({ status: 'failed', reason })
  })
})

describe('explainRefusal', () => {
  it.each([
    [400, '21211', 'not-a-mobile'],
    [400, '21614', 'not-a-mobile'],
    [400, '21610', 'opted-out'],
    [403, '21408', 'country-not-allowed'],
    [400, '21606', 'refused'],
    [401, '20003', null],
    [404, '20404', null],
    [429, '20429', null],
    [500, '20500', null],
    [0, 'ECONNRESET', null],
  ])('takes %i with code %s for %s', (status, code, failure) => {
    expect(explainRefusal(status, code)).toBe(failure)
  })
})

describe('decideSending', () => {
  const createdAt = new Date('2026-03-02T09:00:00Z')
  it.each([
    ['send', true, '2026-03-02T09:10:00Z'],
    ['not-sent-in-time', true, '2026-03-02T09:10:01Z'],
    ['no-longer-needed', false, '2026-03-02T09:00:01Z'],
    ['no-longer-needed', false, '2026-03-02T09:10:01Z'],
  ])('decides %s', (decision, isLive, now) => {
    expect(decideSending({ createdAt, isLive }, new Date(now), 600)).toBe(decision)
  })
})
