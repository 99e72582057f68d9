import type { StaffProblem } from '../staff-problem.ts'

/** What went wrong and what to do about it. */
export const problems = {
  'party-not-found': 'This party is not there any more. Find them again.',
  'party-locked':
    'The party is locked because identity checks were not passed. A manager must unlock them.',
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
  'mobile-missing': 'No mobile is on file. Use post.',
  'mobile-not-usable':
    'The mobile on file cannot be used in this case. Stop here and tell a manager. Do not tell the caller why.',
  'mobile-changed-recently':
    'The mobile on file was changed in the last few days. A manager must approve it first.',
  'mobile-landline': 'The number on file is a landline, which cannot get a text. Use post.',
  'mobile-foreign': 'The number on file is not a UK number. Use post.',
  'mobile-not-a-number': 'The number on file is not a mobile number. Have the file corrected.',
  'codes-used-up': 'All codes were sent. To try again, start a new call.',
  'tries-used-up': 'All tries were used. To try again, start a new call.',
  'code-too-soon': 'The last code was sent less than a minute ago. Wait a minute and try again.',
  'codes-stopped': 'This verification has ended. To try again, start a new call.',
  'too-many-texts':
    'Too many texts went to this mobile in the last 24 hours. Try again tomorrow, or use post.',
  'verification-not-found': 'This verification is not there. Open the party again.',
  'state-does-not-allow': 'This is not possible any more. The page shows how things are now.',
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
