import { correspondenceProblems } from './correspondence-problems.ts'
import { httpProblems } from './http-problems.ts'

/**
 * Every refusal of every service: HTTP status, what happened (RFC 9457 `title`), and what to do about it (`detail`).
 * The code is stable and is the last part of the problem's `type`.
 */
export const problems = {
  ...httpProblems,
  ...correspondenceProblems,

  'party-not-found': [
    404,
    'No such party in this case',
    'Find the party again; it may have been removed.',
  ],
  'party-locked': [
    409,
    'The party is locked after failed identity checks',
    'A manager unlocks the party before the next check.',
  ],
  'concern-open': [
    409,
    'A call with this party ended in danger',
    'Somebody other than who made that call settles the concern first; until then use the post route.',
  ],
  'concern-not-found': [404, 'No concern is open about this party', 'Nothing has to be settled.'],
  'concern-changed': [
    409,
    'Something newer is of concern about this party',
    'Open the party again and read it before you settle it.',
  ],
  'own-call': [403, 'Nobody settles the concern of their own call', 'Somebody else settles this.'],
  'too-few-questions': [
    409,
    'Too few security questions are on file',
    'Add facts to the file, or use the post route.',
  ],
  'identity-check-not-found': [
    404,
    'No such identity check in this case',
    'Start a new identity check.',
  ],
  'identity-check-answered': [
    409,
    'This identity check was already answered',
    'Start a new identity check.',
  ],
  'identity-check-too-old': [
    409,
    'The identity check is too old',
    'Start a new identity check with the caller.',
  ],
  'identity-check-not-passed': [
    409,
    'The identity check was not passed',
    'Start a new identity check with the caller.',
  ],

  'phone-not-safe': [
    409,
    "The phone is not the service user's alone",
    'Use the post route; send nothing to this phone.',
  ],
  'mailbox-not-safe': [
    409,
    'Somebody else can read this mailbox',
    'Use the post route; send nothing to this mailbox.',
  ],
  'addresses-differ': [
    409,
    'The two addresses are not the same',
    'Type the address twice, letter by letter.',
  ],
  'address-not-valid': [
    409,
    'This is not an e-mail address that mail can be sent to',
    'Read it back letter by letter and type it again.',
  ],
  'address-takes-no-mail': [
    409,
    'The part after the @ does not take mail',
    'Read the part after the @ back letter by letter.',
  ],
  'address-is-ours': [
    409,
    'This address belongs to the service itself',
    "Ask for an address of the service user's own.",
  ],
  'too-many-addresses': [
    409,
    'Too many different addresses were tried in this call',
    'Use the post route; for another address start a new call with the caller.',
  ],
  'address-not-usable': [
    409,
    'This address cannot be used in this case',
    'Stop here and tell a manager; say nothing to the caller about why.',
  ],
  'mobile-missing': [
    409,
    'No mobile is on file',
    'Use the post route, or have the file corrected by the usual procedure.',
  ],
  'mobile-not-usable': [
    409,
    'The mobile on file cannot be used in this case',
    'Stop here and tell a manager; say nothing to the caller about why.',
  ],
  'mobiles-differ': [
    409,
    'The two numbers are not the same',
    'Type the number twice, as it stands in the letter or the file.',
  ],
  'mobile-unchanged': [409, 'This number is on file already', 'Nothing has to be changed.'],
  'approval-needed': [
    409,
    'A second person has to approve this first',
    'Ask for the approval; somebody else decides it from the list of approvals.',
  ],
  'approval-not-needed': [409, 'Nobody has to approve this', 'Go on without an approval.'],
  'approval-not-found': [404, 'No such approval in this case', 'Open the list of approvals again.'],
  'approval-decided': [
    409,
    'This was decided already',
    'Open the approval again to see who decided what.',
  ],
  'approval-too-old': [409, 'The approval was asked for too long ago', 'Ask for it again.'],
  'own-request': [
    403,
    'Nobody approves what they asked for themselves',
    'Somebody else decides this.',
  ],
  'manager-needed': [403, 'A manager has to decide this', 'Tell a manager that it waits.'],
  frozen: [
    409,
    'The party or the case is frozen',
    'Nothing is sent until the freeze is lifted, which takes a second person.',
  ],
  'freeze-not-found': [404, 'No such freeze in this case', 'Open the case again.'],
  'attention-changed': [
    409,
    'Something newer needs a person',
    'Open the verification again and look at the newest entry.',
  ],
  'case-not-found': [404, 'No such case', 'Find the case again; it may have been removed.'],
  'linked-case-not-found': [
    404,
    'There is no other case with this reference',
    'Check the reference; a case cannot be linked to itself.',
  ],
  'case-ended': [
    409,
    'The case has ended',
    'Nothing more is sent for it; a new involvement is a new case.',
  ],
  'case-not-ended': [
    409,
    'The case has not ended',
    'Only the record of an ended case is kept longer.',
  ],
  'staff-not-found': [404, 'No such account', 'Open the list of staff again.'],
  'username-taken': [409, 'This user name is in use', 'Choose another user name.'],
  'own-account': [
    403,
    'Nobody changes their own role or access',
    'Another manager does this for you.',
  ],
  'client-not-found': [404, 'No such client', 'Open the list of clients again.'],
  'client-taken': [409, 'This client name is in use', 'Choose another name.'],
  'template-not-found': [404, 'No such template', 'Open the list of templates again.'],
  'template-changed': [
    409,
    'Somebody else published this template meanwhile',
    'Open it again and make your change to the newer wording.',
  ],
  'welsh-missing': [409, 'The Welsh wording is not complete', 'Write the Welsh wording too.'],
  'english-missing': [409, 'The English wording is not complete', 'Write the English wording too.'],
  'placeholders-differ': [
    409,
    'The words in braces are not those of this template',
    'Use each word in braces that the template names, in both languages, and no other.',
  ],
  'template-has-link': [
    409,
    'The wording holds a link or an address',
    'Take it out: nothing that is sent asks anybody to follow a link.',
  ],
  'template-has-digits': [
    409,
    'The wording holds digits',
    'Take them out: a reply that quotes them would seem to name a code.',
  ],
  'text-too-long': [
    409,
    'The text message takes too many parts',
    'Shorten it, or take out the letters that force the 70-character encoding.',
  ],
  'mobile-landline': [
    409,
    'The number is a landline',
    'A landline cannot get a text: use another number, or the post route.',
  ],
  'mobile-foreign': [
    409,
    'The number is not a UK number',
    'Texts go to UK mobiles only: use another number, or the post route.',
  ],
  'mobile-not-a-number': [
    409,
    'The number is not a mobile number',
    'Check it digit by digit; where the file is wrong, have it corrected by the usual procedure.',
  ],

  'codes-used-up': [
    409,
    'All codes of this verification were sent',
    'Start again with a new identity check.',
  ],
  'tries-used-up': [
    409,
    'All tries of this verification were used',
    'Start again with a new identity check.',
  ],
  'code-too-soon': [
    409,
    'The last code was sent less than a minute ago',
    'Wait a minute, then ask again.',
  ],
  'too-many-texts': [
    409,
    'Too many texts went to this mobile in the last 24 hours',
    'Wait a day, or use the post route.',
  ],
  'text-not-safe-now': [
    409,
    'No text is safe for the person at this time',
    'Wait for the time that the person named, or call them and start again.',
  ],
  'codes-stopped': [
    409,
    'The verification of this code has ended',
    'Start again with a new identity check.',
  ],

  'verification-not-found': [
    404,
    'No such verification in this case',
    'Find the party again and open its latest verification.',
  ],
  'reply-not-found': [
    404,
    'No such mail for this verification',
    'Open the verification again; its history names the mails that came in.',
  ],
  'state-does-not-allow': [
    409,
    'As things stand now, this is not allowed',
    'Open it again to see how things stand.',
  ],
} as const satisfies Record<string, readonly [status: number, title: string, remedy: string]>

/** The stable word of a refusal. */
export type ProblemCode = keyof typeof problems
