import type { IncidentDecision, IncidentView } from '@gwirio/contracts'
import { onePlural } from '../plural.ts'

/** Something went to a wrong recipient: what that does, and what was decided since. */
export const incidents = {
  title: 'Wrong recipient',
  report: {
    title: 'Did it go to a wrong recipient?',
    intro: 'Do this as soon as you think so. What it turns out to be is decided later.',
    doesTitle: 'What happens at once',
    does: {
      freeze: 'Everything for this party is frozen: nothing more leaves and nobody is phoned.',
      list: 'You see all that went to that address, in every case.',
      clock: 'The 72 hours begin in which the regulator may have to be told.',
    },
    safety:
      'Somebody may be in danger. Tell a manager now, and think of the safety of the person before anything else.',
    note: 'What happened, and how do you know?',
    button: 'Freeze everything and open the incident',
    back: 'No, go back',
  },
  states: { open: 'Open', closed: 'Closed' } satisfies Record<IncidentView['state'], string>,
  clock: {
    left: 'Time left to tell the regulator: {time}',
    until: 'Until {time}',
    over: 'The 72 hours to tell the regulator are over. Tell them now and say why it is late.',
    told: 'It was decided about the regulator: see “What was decided”.',
    closed: 'The incident is closed.',
  },
  facts: {
    address: 'It went to',
    openedBy: 'Reported by',
    openedAt: 'Reported',
    stopped: 'Stopped and held',
    area: 'Area',
    note: 'What was reported',
  },
  stopped: onePlural(
    '{count} letter or report that was on its way',
    '{count} letters and reports that were on their way',
  ),
  todo: {
    title: 'What to do now',
    steps: {
      safety: 'Make sure that the person is safe: phone the practitioner, not the person.',
      recipient:
        'Ask whoever got it to delete it and to say so, unless that puts somebody in danger.',
      regulator: 'Decide whether the regulator has to be told, and tell them in time.',
      record: 'Write down each decision below, with its reason.',
    },
  },
  went: 'All that went to that address',
  wentNone: 'Nothing else went to that address.',
  log: 'What was decided',
  logNone: 'Nothing was decided yet.',
  openCase: 'Open the case, to see the freeze',
  decide: {
    title: 'Add a decision',
    what: 'What was decided or done?',
    missing: 'Choose what was decided or done',
    note: 'Why, and by whom?',
    button: 'Add to the record',
  },
  decisions: {
    note: 'A note',
    'recipient-asked-to-delete': 'Whoever got it was asked to delete it',
    'person-at-risk-told': 'The person at risk was told',
    'regulator-told': 'The regulator was told',
    'regulator-not-told': 'The regulator need not be told',
    closed: 'The incident is closed',
  } satisfies Record<IncidentDecision, string>,
  list: {
    title: 'Incidents',
    about:
      'Where something went to a wrong recipient. The one with the least time left is at the top.',
    empty: 'No incident was ever reported.',
    openedAt: 'Reported {time}',
  },
  banner: onePlural(
    '{count} incident is open: something went to a wrong recipient.',
    '{count} incidents are open: something went to wrong recipients.',
  ),
  bannerLink: 'See what has to be done',
} as const
