import type { ApprovalKind, ApprovalView } from '@gwirio/contracts'
import { onePlural } from '../plural.ts'

/** What waits for a second person. */
export const approvals = {
  title: 'Approvals',
  about:
    'What a colleague asked for, and a second person has to say yes or no to. The oldest is at the top.',
  empty: 'Nothing waits for a second person at this moment.',
  more: 'There are more than these.',
  counted: onePlural('{count} approval waits for you', '{count} approvals wait for you'),
  open: 'Look at it',
  back: 'Back to the approvals',
  wholeCase: 'Case {case}, the whole case',
  askedBy: 'Asked by {name}, {time}',
  own: 'You asked for this',
  manager: 'For a manager',
  pageTitle: 'Approval',
  kinds: {
    'near-miss-address': 'Send to an address that is nearly the same as another one',
    'mobile-changed': 'Send to a mobile that was changed in the last few days',
    'accept-reply': 'Accept a reply that was held',
    resume: 'Take a suspension back',
    'lift-freeze': 'Lift a freeze',
  } satisfies Record<ApprovalKind, string>,
  does: {
    'near-miss-address':
      'If you approve, the e-mail and the code of this call can be sent to this address. It is nearly the same as an address of another party, or of an earlier call: be sure that it was spelled back and that it is not the address of somebody else.',
    'mobile-changed':
      'If you approve, the code of this call can be sent to the mobile on file, which was changed in the last few days. Be sure that the service user themselves, and not somebody else, had it changed.',
    'accept-reply':
      'If you approve, the code in this reply is compared with the one that was sent, although the mail service does not show well who wrote it. If it is right, the address is verified. Read the reply first.',
    resume:
      'If you approve, the address counts as verified and letters and reports may be sent to it at once. Be sure that the doubt is cleared up.',
    'lift-freeze':
      'If you approve, new calls can be made. What the freeze suspended stays suspended: each verification has to be taken up again by itself, or started anew.',
  } satisfies Record<ApprovalKind, string>,
  ifRefused: {
    'near-miss-address':
      'If you refuse, nothing is sent to this address in this call. Another address can be taken down.',
    'mobile-changed':
      'If you refuse, no code is sent to this mobile in this call. Nothing is verified, and post is used.',
    'accept-reply':
      'If you refuse, the reply stays held and nothing in it is used. It can be asked for again while the verification is open.',
    resume:
      'If you refuse, it stays suspended and nothing may be sent. It can be asked for again, or the address verified anew in a call.',
    'lift-freeze': 'If you refuse, everything stays frozen. It can be asked for again.',
  } satisfies Record<ApprovalKind, string>,
  doubtedFirst:
    'There was a doubt before this address was ever verified, and the right code came only after it. That is why a manager decides.',
  suspendedFor: 'Suspended because',
  suspendedAt: 'Suspended',
  frozenFor: 'Frozen because',
  frozenBy: 'Frozen by',
  frozenAt: 'Frozen',
  heldReplies: 'Replies that were held',
  nameMissing: 'The name cannot be shown at this moment.',
  what: 'What was asked for',
  why: 'Why',
  by: 'Asked by',
  at: 'Asked',
  until: 'Good until',
  address: 'E-mail address',
  level: 'Sender of the reply',
  who: 'Party',
  openParty: 'Open the party',
  openCase: 'Open the case',
  openVerification: 'Open the verification',
  openReply: 'Read the reply',
  decide: 'Your decision',
  note: 'Why do you decide so?',
  noteHint: 'Stays on the record. Whoever asked can read it.',
  approve: 'Approve',
  refuse: 'Refuse',
  choose: 'Press “Approve” or “Refuse”',
  'own-request': 'You asked for this yourself. Somebody else must decide it.',
  'manager-needed': 'Only a manager can decide this.',
  reads: 'Your account lets you read this, and not decide it.',
  states: {
    waiting: 'Waiting',
    approved: 'Approved',
    refused: 'Refused',
    expired: 'Too old',
  } satisfies Record<ApprovalView['state'], string>,
  decidedBy: 'Decided by',
  decidedAt: 'Decided',
  decisionNote: 'Their words',
  expired: 'This was not decided in time. Whoever needs it must ask again.',
} as const

/** What staff write beside what they do. */
export const notes = {
  label: 'Why?',
  hint: 'Stays on the record. Write no more about people than is needed.',
  missing: 'Write why, in at least 3 letters',
  tooLong: 'Write no more than 500 letters',
} as const
