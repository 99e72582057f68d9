import type { VerificationState } from '@gwirio/contracts'

const over =
  'This verification is over, and nothing in this e-mail was used. If the e-mail worries you, tell a manager. To try again, start a new call.'

/** What to do about a reply where its reason alone does not say, and whether the person hears of it. */
export const held = {
  title: 'A reply is held',
  stateNow: 'The verification now:',
  preferred: 'Preferred address',
  when: {
    verified:
      'This address is verified. If this e-mail worries you, suspend the verification and tell a manager.',
    suspended:
      'This verification is suspended: nothing may be sent to the address. Tell a manager about this e-mail. To use the address again, start a new call, or ask to take the suspension back where that is offered.',
    failed: over,
    expired: over,
    cancelled: over,
    ended:
      'This verification has ended. Do not send anything more to the address. If this e-mail worries you, tell a manager.',
  } satisfies Record<Exclude<VerificationState, 'awaiting-reply'>, string>,
  stoppedSafely: 'Stopped safely. Speak to a manager before you phone.',
  noCodesLeft:
    'No new code is left. Phone the person on the number on file and ask about this e-mail. If all is well, go to the party and start a new call.',
  askForOnlyTheCode:
    'No e-mail about this goes to the person. Phone them on the number on file and ask them to reply with only the code.',
  mayBeAccepted:
    'Anybody could have written this e-mail, so do not act on anything in it. Phone the person on the number on file and ask whether they wrote it. If they did, ask a second person to accept it, or start a new call; if they did not, stop safely and tell a manager.',
  acceptanceAsked:
    'A second person was asked whether to accept an e-mail, and has not decided yet. Do not act on anything in it until they have.',
  cameBack: {
    name: 'The e-mail did not arrive',
    advice:
      'No reply can come from this address. Ask the person for another address and start again.',
  },
  onTheLine: 'If you are still on the phone with them, ask now. There is no need to phone again.',
  told: 'An e-mail to the person says what to do.',
  notTold: 'No e-mail about this goes to the person.',
} as const
