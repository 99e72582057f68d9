import type { StaffProblem } from '../staff-problem.ts'
import { correspondenceProblems } from './correspondence-problems.ts'

/** What went wrong and what to do about it. */
export const problems = {
  ...correspondenceProblems,
  'party-not-found': 'This party is not there any more. Find them again.',
  'party-locked':
    'The party is locked because identity checks were not passed. A manager must unlock them.',
  'concern-open':
    'A call with this party ended in danger. Somebody other than who made that call must settle the concern on the page of the party. Until then use post.',
  'concern-not-found': 'No concern is open about this party any more.',
  'concern-changed':
    'Something newer is of concern about this party. Read it before you settle it.',
  'own-call': 'You made this call, so somebody else must settle the concern.',
  'too-few-questions':
    'There is too little on file to check who the caller is. Use post, or have the file completed.',
  'identity-check-not-found': 'This identity check is not there. Start the call again.',
  'identity-check-answered': 'These questions were answered already. Start the call again.',
  'identity-check-too-old': 'These questions were open for too long. Start the call again.',
  'identity-check-not-passed': 'The identity check was not passed. Start the call again.',
  'phone-not-safe': 'Somebody else can read this phone. Do not send anything to it. Use post.',
  'mailbox-not-safe': 'Somebody else can read this mailbox. Do not send anything to it. Use post.',
  'addresses-differ':
    'The two e-mail addresses are not the same. Ask the caller to spell it again.',
  'address-not-valid':
    'This is not an e-mail address. Spell it back to the caller, letter by letter.',
  'address-takes-no-mail':
    'The part after the @ does not take e-mail. Spell it back to the caller, letter by letter.',
  'address-is-ours': 'This is an address of our own. Ask the caller for theirs.',
  'address-not-usable':
    'This e-mail address cannot be used in this case. Stop here and tell a manager. Do not tell the caller why.',
  'too-many-addresses':
    'Too many different e-mail addresses were tried in this call. Use post, or start a new call.',
  'mobile-missing': 'No mobile is on file. Use post.',
  'mobile-not-usable':
    'The mobile on file cannot be used in this case. Stop here and tell a manager. Do not tell the caller why.',
  'mobile-landline':
    'The number is a landline, which cannot get a text. Use another number, or post.',
  'mobile-foreign': 'The number is not a UK number. Use another number, or post.',
  'mobile-not-a-number': 'The number is not a mobile number. Check it, or have the file corrected.',
  'codes-used-up': 'All codes were sent. To try again, start a new call.',
  'tries-used-up': 'All tries were used. To try again, start a new call.',
  'code-too-soon': 'The last code was sent less than a minute ago. Wait a minute and try again.',
  'text-not-safe-now':
    'No text is safe for the person at this time, so none was sent. If they named times, ask again then; otherwise phone them in a new call.',
  'codes-stopped': 'This verification has ended. To try again, start a new call.',
  'too-many-texts':
    'Too many texts went to this mobile in the last 24 hours. Try again tomorrow, or use post.',
  'verification-not-found': 'This verification is not there. Open the party again.',
  'state-does-not-allow': 'This is not possible any more. The page shows how things are now.',
  'mobiles-differ': 'The two numbers are not the same. Type the number twice, from the file.',
  'mobile-unchanged': 'This number is on file already. Nothing was changed.',
  'approval-needed': 'A second person must approve this first. Ask for it below.',
  'approval-not-needed': 'Nobody has to approve this. Go on without.',
  'approval-not-found': 'This is not there any more. Open the list of approvals again.',
  'approval-decided': 'Somebody has decided this already. The page shows who, and what they said.',
  'approval-too-old': 'This was asked for too long ago. Whoever needs it must ask again.',
  'own-request': 'You asked for this yourself, so somebody else must decide it.',
  'manager-needed': 'Only a manager can decide this. Tell one that it waits.',
  frozen:
    'The party or the case is frozen. Nothing is sent until the freeze is lifted, which takes a second person.',
  'freeze-not-found': 'This freeze is not there any more. Open the case again.',
  'attention-changed': 'Something newer needs a person. Look at the newest entry first.',
  'case-not-found': 'This case is not there any more. Find a party of it again.',
  'linked-case-not-found':
    'There is no other case with this reference. Check it; a case cannot be linked to itself.',
  'case-ended': 'This case has ended. Nothing more is sent for it.',
  'case-not-ended': 'This case has not ended. Only the record of an ended case is kept longer.',
  'staff-not-found': 'This account is not there any more. Open the list of staff again.',
  'username-taken': 'This user name is in use. Choose another.',
  'own-account': 'You cannot change your own role or access. Another manager must do this.',
  'client-not-found': 'This system is not there any more. Open the list of systems again.',
  'client-taken': 'A system has this name already. Choose another name.',
  'template-not-found': 'This template is not there any more. Open the list of templates again.',
  'template-changed':
    'Somebody else published this template while you wrote. Make your change to the newer wording.',
  'welsh-missing': 'The Welsh wording is not complete.',
  'english-missing': 'The English wording is not complete.',
  'placeholders-differ':
    'Use each word in braces that the template names, in both languages, and no other.',
  'template-has-link': 'Take out the link or the address. Nobody is ever asked to follow a link.',
  'template-has-digits': 'Take out the digits. A reply that quotes them would seem to name a code.',
  'text-too-long':
    'The text message takes too many parts. Shorten it, or take out the letters that force the 70-character encoding.',
  'reply-not-found': 'This e-mail is not there any more. Open the verification again.',
  busy: 'Too many checks are going on at this moment. Try again in a few seconds.',
  'not-ready':
    'A part of Gwirio does not answer at this moment. Nothing is lost. Try again in a minute.',
} satisfies Record<StaffProblem, string>

/** The pages that are shown instead of the one that was asked for. */
export const failure = {
  notFound: 'Page not found',
  notFoundAdvice: 'Check the address, or find the party again.',
  expired: 'This form is too old',
  expiredAdvice: 'Nothing was sent. Open the page again and send the form once more.',
  broken: 'Something went wrong',
  brokenAdvice: 'It is not your fault and nothing is lost. Try again in a minute.',
  down: 'Part of Gwirio is not available',
  downAdvice: 'Nothing is lost. Try again in a minute.',
  notAllowed: 'You cannot do this',
  notAllowedAdvice: 'Your account does not allow it. If you need it for your work, tell a manager.',
  tooLarge: 'The form was too large',
  tooLargeAdvice: 'Nothing was sent. Open the page again and enter less.',
  ended: 'You were signed out',
  endedAdvice:
    'You were away for some time, or your sign-in has ended. What you had just typed was not sent. Sign in to go back to the page.',
  signedOut: 'You are signed out',
  signIn: 'Sign in',
  signInFailed: 'The sign-in did not work',
  signInFailedAdvice: 'Try to sign in again.',
  again: 'Try again',
} as const
