import { correspondenceState } from '@gwirio/contracts'
import { describe, expect, it } from 'vitest'
import { decide, fits, rows } from './correspondence.ts'
import type { Command, Correspondence } from './model.ts'

const now = new Date('2026-11-22T10:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

const queued: Correspondence = {
  state: 'queued',
  reason: null,
  submittedBy: 'siwan',
  readyAt: now,
  giveUpAt: later(72 * 60),
  attempts: 0,
  isPastRecall: false,
  sentAt: null,
  deliveredAt: null,
  releasedBy: null,
}
const one = { attempts: 1 } as const
const sending = { ...queued, ...one, state: 'sending' } as const
const past = { isPastRecall: true } as const
const over = { giveUpAt: now } as const
const by = (command: string, more: object = {}) =>
  ({ kind: command, attempt: 1, ...more }) as Command

/** Each row of the rules, by something that it decides. */
const cases: Array<[what: string, given: Partial<Correspondence>, command: Command, expected: object]> = [
  ['what may have left is recalled as such', past, { kind: 'recall' }, { state: 'recalled', reason: 'may-have-left', changes: 'recalled' }],
  ['what waits is recalled', { state: 'waiting' }, { kind: 'recall' }, { state: 'recalled', reason: 'recalled', changes: 'recalled' }],
  ['what is held is recalled', { state: 'held' }, { kind: 'recall' }, { state: 'recalled' }],
  ['what is past recall is not', { ...sending, ...past }, { kind: 'recall' }, { refused: 'state-does-not-allow' }],
  ['what is being sent is, before its last bytes', sending, { kind: 'recall' }, { state: 'recalled', changes: 'recalled' }],
  ['what is ahead is held', {}, { kind: 'hold', reason: 'frozen' }, { state: 'held', reason: 'frozen', changes: 'held' }],
  ['what is being sent is held', sending, { kind: 'hold', reason: 'frozen' }, { state: 'held', reason: 'frozen', changes: 'held' }],
  ['what may have left is held as such', { ...sending, ...past }, { kind: 'hold', reason: 'frozen' }, { state: 'held', reason: 'may-have-left', isPastRecall: true, changes: 'held' }],
  ['nobody releases their own', { state: 'held' }, { kind: 'release', by: 'siwan' }, { refused: 'own-correspondence' }],
  ['another releases it', { state: 'held' }, { kind: 'release', by: 'mair' }, { state: 'queued', releasedBy: 'mair', changes: 'released', effects: 'hand-over' }],
  ['what is released may have left all the same', { ...past, state: 'held' }, { kind: 'release', by: 'mair' }, { state: 'queued', isPastRecall: true }],
  ['what is released is tried as long as if it were new', { ...over, state: 'held', readyAt: later(-60) }, { kind: 'release', by: 'mair' }, { readyAt: now, giveUpAt: later(60) }],
  ['what is held is refused', { state: 'held' }, { kind: 'refuse' }, { state: 'refused', reason: 'refused-by-staff', changes: 'refused' }],
  ['nothing begins within the two minutes', { state: 'waiting', readyAt: later(1) }, { kind: 'begin' }, { refused: 'state-does-not-allow' }],
  ['what may have left is not given up, but held', { ...past, ...over }, { kind: 'begin' }, { state: 'held', reason: 'may-have-left', changes: 'held' }],
  ['what is too late is given up', over, { kind: 'begin' }, { state: 'refused', reason: 'gave-up', changes: 'refused' }],
  ['an attempt begins', {}, { kind: 'begin' }, { state: 'sending', attempts: 1, changes: '' }],
  ['an attempt begins again after a crash', { ...sending, ...past }, { kind: 'begin' }, { state: 'sending', attempts: 2, isPastRecall: true }],
  ['an attempt begins again after silence, which is not forgotten', past, { kind: 'begin' }, { state: 'sending', reason: 'may-have-left', isPastRecall: true }],
  ['only the newest attempt may end', { ...sending, attempts: 2 }, by('commit'), { refused: 'state-does-not-allow' }],
  ['the last bytes may leave', sending, by('commit'), { state: 'sending', isPastRecall: true, changes: '' }],
  ['a no for another attempt counts for nothing', { ...sending, attempts: 2 }, by('gate-closed', { reason: 'frozen' }), { refused: 'state-does-not-allow' }],
  ['a no holds what may have left', { ...sending, ...past }, by('gate-closed', { reason: 'ended' }), { state: 'held', reason: 'may-have-left', changes: 'held' }],
  ['a no for good refuses', sending, by('gate-closed', { reason: 'ended' }), { state: 'refused', reason: 'ended', changes: 'refused' }],
  ['a suspension holds', sending, by('gate-closed', { reason: 'suspended' }), { state: 'held', reason: 'suspended', changes: 'held' }],
  ['a freeze holds', sending, by('gate-closed', { reason: 'frozen' }), { state: 'held', reason: 'frozen', changes: 'held' }],
  ['what was taken after all was sent', { ...past, state: 'held' }, by('taken'), { state: 'sent', sentAt: now, changes: 'sent' }],
  ['what was taken was sent', sending, by('taken'), { state: 'sent', sentAt: now, changes: 'sent' }],
  ['a later attempt is not put off by an earlier one', { ...sending, attempts: 2 }, by('deferred'), { refused: 'state-does-not-allow' }],
  ['what an earlier attempt may have brought is not given up, but held', { ...sending, ...past, ...over, reason: 'may-have-left' }, by('deferred'), { state: 'held', reason: 'may-have-left', changes: 'held' }],
  ['after 72 hours it is given up', { ...sending, ...over }, by('deferred'), { state: 'refused', reason: 'gave-up', changes: 'refused' }],
  ['it is tried again later', { ...sending, ...past }, by('deferred'), { state: 'queued', isPastRecall: false, changes: 'deferred', effects: 'hand-over-later' }],
  ['silence to an earlier attempt counts for nothing', { ...sending, attempts: 2 }, by('unanswered'), { refused: 'state-does-not-allow' }],
  ['silence at the end of the time is looked at', { ...sending, ...past, ...over }, by('unanswered'), { state: 'held', reason: 'may-have-left', changes: 'held' }],
  ['after silence it is sent again, and known to be past recall', { ...sending, ...past }, by('unanswered'), { state: 'queued', isPastRecall: true, changes: 'deferred', effects: 'hand-over-later' }],
  ['a refusal of an earlier attempt counts for nothing', { ...sending, attempts: 2 }, by('refused-by-server'), { refused: 'state-does-not-allow' }],
  ['a refusal is reported', sending, by('refused-by-server'), { state: 'refused', reason: 'refused-by-server', isPastRecall: false, changes: 'refused', effects: 'report-refused' }],
  ['an unsafe server for an earlier attempt counts for nothing', { ...sending, attempts: 2 }, by('not-safe', { reason: 'no-tls' }), { refused: 'state-does-not-allow' }],
  ['without TLS it is held', sending, by('not-safe', { reason: 'no-tls' }), { state: 'held', reason: 'no-tls', changes: 'held' }],
  ['it is delivered', { state: 'sent' }, { kind: 'delivered' }, { state: 'delivered', deliveredAt: now, changes: 'delivered' }],
  ['a bounce is reported', { state: 'delivered' }, { kind: 'returned', reason: 'bounced' }, { state: 'bounced', reason: 'bounced', changes: 'bounced', effects: 'report-returned' }],
  ['what comes back of what may have left is reported', { ...past, state: 'recalled', reason: 'may-have-left' }, { kind: 'returned', reason: 'complained' }, { state: 'recalled', reason: 'may-have-left', changes: '', effects: 'report-returned' }],
  ['a complaint is reported', { state: 'sent' }, { kind: 'returned', reason: 'complained' }, { state: 'bounced', reason: 'complained', effects: 'report-returned' }],
] // biome-ignore format: a table is read by its columns

describe('what becomes of something that leaves', () => {
  it.each(cases)('%s', (_what, given, command, expected) => {
    expect(flat(decide({ ...queued, ...given }, command, now))).toMatchObject(expected)
  })

  it('believes of nothing that it came back which cannot have left', () => {
    const returned = { kind: 'returned', reason: 'bounced' } as const
    expect(decide(queued, returned, now)).toEqual({ refused: 'state-does-not-allow' })
  })

  it('never forgets that an attempt may have left, whatever comes of the next one', () => {
    const commands = [
      ...[{ kind: 'begin' }, by('commit'), by('unanswered')],
      ...[{ kind: 'begin' }, { kind: 'deferred', attempt: 2 }, { kind: 'recall' }],
    ] as const
    const last = commands.reduce<Correspondence>((before, command) => {
      const decision = decide(before, command, now)
      return 'refused' in decision ? before : decision.next
    }, queued)
    expect(last).toMatchObject({ state: 'recalled', reason: 'may-have-left' })
  })

  it('has each of its rows tried', () => {
    const tried = cases.map(([, given, command]) => rowOf({ ...queued, ...given }, command))
    expect([...new Set(tried)].sort((one, other) => one - other)).toEqual([...rows.keys()])
  })

  it.each(
    correspondenceState.options.filter((state) =>
      /sent|delivered|bounced|recalled|refused/.test(state),
    ),
  )('lets nothing that is %s leave again', (state) => {
    for (const kind of ['begin', 'commit', 'release'])
      expect(decide({ ...queued, ...one, state }, by(kind, { by: 'mair' }), now)).toEqual({
        refused: 'state-does-not-allow',
      })
  })
})

function rowOf(correspondence: Correspondence, command: Command): number {
  const given = { correspondence, command, now }
  return rows.findIndex((row) => fits(row, given))
}

function flat(decision: ReturnType<typeof decide>) {
  if ('refused' in decision) return decision
  const { next, changes, effects } = decision
  return { ...next, changes: changes.map(({ kind }) => kind).join(), effects: effects.join() }
}
