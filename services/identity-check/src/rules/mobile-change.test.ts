import { describe, expect, it } from 'vitest'
import { mobileChangedAt } from './mobile-change.ts'

const now = new Date('2026-11-22T09:00:00Z')
const long = new Date('2020-01-01')
const recent = new Date('2026-11-20')

describe('the number on file counts as changed', () => {
  it.each([
    ['for a new party, since when the file says', null, { mobile: 'a', since: recent }, recent],
    [
      'for a new party, never, when the file does not say',
      null,
      { mobile: 'a', since: null },
      null,
    ],
    ['now, when it differs', { mobile: 'a', changedAt: null }, { mobile: 'b', since: null }, now],
    [
      'now, when it differs, whatever the file says',
      { mobile: 'a', changedAt: null },
      { mobile: 'b', since: long },
      now,
    ],
    ['now, when it is gone', { mobile: 'a', changedAt: null }, { mobile: null, since: null }, now],
    [
      'now, when there was none',
      { mobile: null, changedAt: null },
      { mobile: 'a', since: long },
      now,
    ],
    [
      'as before, when it is the same',
      { mobile: 'a', changedAt: recent },
      { mobile: 'a', since: null },
      recent,
    ],
    [
      'never earlier than is known',
      { mobile: 'a', changedAt: recent },
      { mobile: 'a', since: long },
      recent,
    ],
    [
      'later, when the file knows better',
      { mobile: 'a', changedAt: long },
      { mobile: 'a', since: recent },
      recent,
    ],
    [
      'never, when it is the same and nobody knows',
      { mobile: 'a', changedAt: null },
      { mobile: 'a', since: null },
      null,
    ],
  ])('%s', (_, onFile, given, expected) => {
    expect(mobileChangedAt(onFile, given, now)).toEqual(expected)
  })
})
