import { onePlural } from '../plural.ts'

/** How long the records of ended cases are kept. */
export const retention = {
  title: 'Retention',
  back: 'Back to Retention',
  years: onePlural(
    'The record of a case is due to be disposed of {count} year after the case ended. Gwirio deletes nothing by itself: this list says what is due.',
    'The record of a case is due to be disposed of {count} years after the case ended. Gwirio deletes nothing by itself: this list says what is due.',
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
    does: 'It is not due on its day any more, but kept until somebody says here that it is kept no longer.',
    noteHint: 'For example the reference of the proceedings that need it. It stays on record.',
    confirm: 'Yes, keep it longer',
  },
  release: {
    button: 'Keep no longer',
    title: 'Keep this record no longer?',
    does: 'It is due to be disposed of on its day, or now if that day is past.',
    noteHint: 'Why it is not needed any more. It stays on record.',
    confirm: 'Yes, keep it no longer',
  },
} as const
