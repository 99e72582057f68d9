import type { PracticeManner } from '@gwirio/contracts'

/** The practice world. */
export const practice = {
  banner: 'Practice: made-up people. Nothing here reaches anybody.',
  bannerLink: 'How to practise',
  title: 'The practice world',
  what: 'Everything works as it does in earnest, but the people are made up, and their phones and mailboxes are on this computer. Nothing that you do here reaches a real person.',
  steps: [
    'Find a made-up person and start a call. The list of people below says what each of them answers.',
    'Send the e-mail and the code to an address that you make up, such as sian@post.example.',
    'On the page of the verification, choose how the service user replies, and watch what happens.',
  ],
  mannersTitle: 'Replies to practise with',
  people: 'The made-up people and their answers (opens in a new tab)',
  reply: 'Practice: the service user replies',
  replyHint: 'Only in the practice world.',
  button: 'Send this reply',
  manners: {
    good: 'With the right code',
    wrong: 'With a wrong code',
    late: 'Too late',
    automatic: 'Out of office',
    'other-address': 'From another address',
    unsigned: 'Without a signature',
  } satisfies Record<PracticeManner, string>,
  outcomes: {
    good: 'The address is verified.',
    wrong: 'One try is lost; the service user gets a short answer.',
    late: 'The code is too old when the reply comes; a new one is texted by itself.',
    automatic: 'It is noted and changes nothing.',
    'other-address': 'It is held: somebody has to look.',
    unsigned:
      'It is held, unless the area takes such replies. A second person can accept it, once the person has said on the phone that they wrote it.',
  } satisfies Record<PracticeManner, string>,
  notSent: 'The reply was not sent',
  willCome: 'The reply will come',
  leavesAt: 'It leaves at {time}, when its code is too old. You can go on meanwhile.',
  refusals: {
    'no-prompt': 'The e-mail has not come yet. Wait until the page says that it was sent.',
    'no-code': 'The text has not come yet. Wait until the page says that it was delivered.',
    'not-ready': 'The practice world does not answer. Check that it runs, and try again.',
  },
  back: 'Back to the verification',
} as const
