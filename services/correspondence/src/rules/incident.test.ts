import { incidentDecision } from '@gwirio/contracts'
import { describe, expect, it } from 'vitest'
import { mayDecide, mayReport, tellRegulatorBy } from './incident.ts'

describe('an incident', () => {
  it('leaves 72 hours to tell the regulator (UK GDPR art. 33)', () => {
    const found = new Date('2026-11-22T12:00:00Z')
    expect(tellRegulatorBy(found).toISOString()).toBe('2026-11-25T12:00:00.000Z')
  })

  it('can be about what went, or may have', () => {
    const sentAt = new Date('2026-11-22T12:00:00Z')
    expect(mayReport({ sentAt, isPastRecall: true })).toBe(true)
    expect(mayReport({ sentAt: null, isPastRecall: true })).toBe(true)
    expect(mayReport({ sentAt: null, isPastRecall: false })).toBe(false)
  })

  it('is closed only once it was decided whether the regulator is told', () => {
    const before = ['note', 'recipient-asked-to-delete'] as const
    expect(mayDecide('closed', { isClosed: false, before })).toBe(false)
    for (const told of ['regulator-told', 'regulator-not-told'] as const)
      expect(mayDecide('closed', { isClosed: false, before: [...before, told] })).toBe(true)
  })

  it('takes nothing but notes once it is closed', () => {
    const taken = incidentDecision.options.filter((decision) =>
      mayDecide(decision, { isClosed: true, before: ['regulator-told', 'closed'] }),
    )
    expect(taken).toEqual(['note'])
  })
})
