import type { WorkQueue } from '@gwirio/contracts'
import { onePlural } from '../plural.ts'

/** The lists that staff work from. */
export const work = {
  title: 'Work',
  find: 'Find a party',
  queues: {
    'needs-a-person': 'Needs a person',
    waiting: 'Waiting for a reply',
    'expires-today': 'Expires today',
    bounced: 'Bounced',
    ready: 'Ready to send',
  } satisfies Record<WorkQueue, string>,
  about: {
    'needs-a-person': 'Somebody has to look at these before anything goes on.',
    waiting: 'Verifications that are open: no good reply has come yet.',
    'expires-today': 'These end by midnight if no good reply comes.',
    bounced: 'An e-mail to these addresses came back. Phone the person on the number on file.',
    ready: 'These addresses are verified. Letters and reports may be sent to them.',
  } satisfies Record<WorkQueue, string>,
  empty: {
    'needs-a-person': 'Nothing needs a person at this moment.',
    waiting: 'Nobody’s reply is awaited at this moment.',
    'expires-today': 'Nothing expires today.',
    bounced: 'No e-mail has come back.',
    ready: 'No address is verified at this moment.',
  } satisfies Record<WorkQueue, string>,
  lists: 'Lists of work',
  counted: onePlural('{count} needs a person', '{count} need a person'),
  caseAndParty: 'Case {case}, party {party}',
  since: 'Since {time}',
  startedAt: 'Started {time}',
  openUntil: 'Open until {time}',
  verifiedUntil: 'Verified until {time}',
  steps: {
    reply: 'Look at the e-mail',
    watch: 'Watch for the reply',
    open: 'Open the verification',
    party: 'Open the party',
  },
  next: 'Next page',
  first: 'Back to the first page',
  pages: 'Pages of this list',
  selfUpdating: 'This page keeps itself up to date.',
  areas: 'Areas shown: {areas}',
  allAreas: 'all',
  chooseAreas: 'Which areas do you want to see?',
  showAreas: 'Show these areas',
  areasMissing: 'Choose at least one area',
  calls: 'Your open calls',
  callSince: 'Last used {time}',
  goOn: 'Go on with the call',
  moveToArea: 'Hand over',
} as const

export const moveToArea = {
  title: 'Hand over to another area',
  does: 'The work on this verification moves to the list of the area that you choose. Nothing is sent, and everybody who may see it now still may.',
  now: 'It is now with {area}.',
  question: 'Which area takes it over?',
  missing: 'Choose the area that takes it over',
  button: 'Hand over',
  inTheirList:
    'The work stands in their list from now on, and here only where that area is shown too.',
  back: 'Back to the work',
} as const
