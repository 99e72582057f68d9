import type { CallEvent, Change, VerificationView } from '@gwirio/contracts'
import { describe, expect, it } from 'vitest'
import { listHistory, listSent } from './history.ts'

const change = (sequence: number, kind: string, at: string) =>
  ({ sequence, kind, at }) as unknown as Change
const verification = (...changes: Change[]) =>
  ({ caseId: 'c', verificationId: 'v', address: 'a', changes }) as unknown as VerificationView
const event = (kind: CallEvent['kind'], at: string): CallEvent => ({
  kind,
  at,
  by: null,
  reason: null,
  note: null,
})
const kindsOf = (history: ReturnType<typeof listHistory>) =>
  history.map((each) => ('event' in each ? each.event.kind : each.change.kind))

describe('the history of a party', () => {
  it('has a text that was delivered above the same one sent, whatever the clocks say', () => {
    const one = verification(
      change(1, 'started', '2026-11-22T10:00:00.100Z'),
      change(2, 'text-sent', '2026-11-22T10:00:02.400Z'),
      change(3, 'text-delivered', '2026-11-22T10:00:02.000Z'),
      change(4, 'reply-held', '2026-11-22T10:00:02.400Z'),
    )
    expect(kindsOf(listHistory([one], []))).toEqual([
      'reply-held',
      'text-delivered',
      'text-sent',
      'started',
    ])
  })

  it('has calls and verifications in one, the newest first', () => {
    const older = verification(change(1, 'started', '2026-11-20T10:00:00Z'))
    const newer = verification(change(1, 'started', '2026-11-22T10:00:00Z'))
    const calls = [
      event('concern-raised', '2026-11-22T11:00:00Z'),
      event('call-begun', '2026-11-21T10:00:00Z'),
    ]
    expect(kindsOf(listHistory([newer, older], calls))).toEqual([
      'concern-raised',
      'started',
      'call-begun',
      'started',
    ])
  })

  it('is bounded, and still knows what was sent', () => {
    const begun = Date.parse('2026-11-22T10:00:00Z')
    const changes = Array.from({ length: 300 }, (_, index) => {
      const at = new Date(begun + index).toISOString()
      return change(index + 1, index === 0 ? 'prompt-sent' : 'reply-held', at)
    })
    expect(listHistory([verification(...changes)], [])).toHaveLength(200)
    expect(listSent([verification(...changes)])).toMatchObject([{ what: 'prompt' }])
  })
})
