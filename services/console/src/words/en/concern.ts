import type { CallEvent, ConcernReason } from '@gwirio/contracts'

/** A call that ended in danger, and what is done about it. */
export const concern = {
  title: 'Do not phone this person',
  reasons: {
    'phone-not-private': 'Somebody else may read the phone.',
    'mailbox-not-private': 'Somebody else may read the mailbox.',
    'stopped-safely': 'The call was stopped safely. The person may not have been free to speak.',
    'address-of-another-party':
      'The e-mail address that was given cannot be used in this case. Do not guess why.',
  } satisfies Record<ConcernReason, string>,
  who: '{name} was on the phone. {time}',
  unreported: 'It is not known everywhere yet. Gwirio keeps telling the file by itself.',
  doTitle: 'What to do instead',
  todo: {
    post: 'Use post, and only to the postal address on the file.',
    number:
      'If you need another phone number, get it through the practitioner and never from a caller.',
    manager: 'If you are not sure, ask a manager before you do anything.',
  },
  ownCall: 'You made this call, so somebody else must settle it. Tell a colleague.',
  managerNeeded: 'A manager must settle this. Tell a manager.',
  settleTitle: 'Settle the concern',
  settleDoes:
    'Settle it only when you know that it is safe to phone. The person can then be phoned again, and the history keeps what happened.',
  note: 'How do you know that it is safe to phone again?',
  noteHint: 'For example who you spoke to, and when. 3 to 500 letters.',
  button: 'It is safe to phone again',
  afterwards:
    'Nobody phones this person until somebody else has settled this on the page of the party.',
  events: {
    'call-begun': 'A call was begun',
    'check-passed': 'The identity check was passed',
    'check-not-passed': 'The identity check was not passed',
    'concern-raised': 'A call ended in danger',
    'concern-settled': 'The concern was settled',
  } satisfies Record<CallEvent['kind'], string>,
  by: 'By {name}',
  noted: '“{note}”',
  list: {
    title: 'Calls that need a person ({count})',
    about: 'These calls ended in danger. Nobody phones these people until somebody has settled it.',
    open: 'Look at it',
    more: 'The {shown} oldest are shown.',
    unknown:
      'It cannot be seen at this moment which calls need a person. Look at the page of a party before you phone them.',
  },
} as const
