import { onePlural } from '../plural.ts'

/** How long the records of ended cases are kept. */
export const retention = {
  title: 'Retention',
  back: 'Back to Retention',
  years: onePlural(
    'The record of a case is kept for {count} year after the case ended, then disposed of. A record of the disposal stays.',
    'The record of a case is kept for {count} years after the case ended, then disposed of. A record of the disposal stays.',
  ),
  setting: 'The number of years is a setting of the service, not of this page.',
  list: 'Ended cases, the earliest due first',
  empty: 'No case has ended.',
  case: 'Case {case}',
  ended: 'Ended {day}',
  due: 'Due to be disposed of on {day}',
  kept: 'Kept longer since {day}',
  keptTag: 'Kept longer',
  keep: {
    button: 'Keep longer',
    title: 'Keep this record longer?',
    does: 'It is not disposed of on its day, but kept until somebody says here that it is kept no longer.',
    noteHint: 'For example the reference of the proceedings that need it. It stays on record.',
    confirm: 'Yes, keep it longer',
  },
  release: {
    button: 'Keep no longer',
    title: 'Keep this record no longer?',
    does: 'It is disposed of on its day. If that day is past, it is disposed of with the next disposal.',
    noteHint: 'Why it is not needed any more. It stays on record.',
    confirm: 'Yes, keep it no longer',
  },
} as const
