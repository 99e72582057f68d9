/** What staff can do with a verification: the button, what it does, and where a second press is wanted, the question. */
export const decisions = {
  cancel: {
    button: 'Cancel this verification',
    does: 'It ends without a verified address. Codes that were texted no longer count, and no message about it goes out.',
    title: 'Cancel this verification?',
    confirm: 'Yes, cancel it',
  },
  stopSafely: {
    button: 'Stop safely',
    does: 'It ends at once, and no message about it goes out. Use it whenever you are in doubt.',
  },
  suspend: {
    button: 'Suspend this verification',
    does: 'For when you are in doubt about it. From then on nothing may be sent to this address, until a second person takes the suspension back or a new call verifies it again.',
    title: 'Suspend this verification?',
    confirm: 'Yes, suspend it',
  },
  end: {
    button: 'End this verification',
    does: 'For when the person does not want e-mail any more. From then on nothing may be sent to this address. To use it again, start a new call.',
    title: 'End this verification?',
    confirm: 'Yes, end it',
  },
  resume: {
    button: 'Ask to take the suspension back',
    does: 'A second person decides. If they say yes, letters and reports may be sent to this address again.',
    title: 'Ask to take the suspension back',
    confirm: 'Ask a second person',
  },
  resumeByManager: {
    button: 'Ask to take the suspension back',
    does: 'A manager decides, because there was a doubt before the address was ever verified. If they say yes, letters and reports may be sent to this address.',
    title: 'Ask to take the suspension back',
    confirm: 'Ask a manager',
  },
  newCode: {
    anyTime: 'The text goes at once: the person said that any time is safe.',
    duringTheCall:
      'For 30 minutes as a rule, while the call in which this was started lasts, the text goes at once. After that none is sent: they said that a text is safe only while you talk.',
    between:
      'For 30 minutes as a rule, while the call in which this was started lasts, the text goes at once. After that it goes only at the times that they named, {when}; at any other time none is sent.',
  },
  anotherAddress: {
    button: 'Start again with another address',
    onTheLine:
      'This verification is cancelled, and you take down another address in the same call.',
    newCall: 'In a new call to the person.',
  },
  accept: {
    button: 'Ask to accept this e-mail',
    does: 'A second person decides. If they say yes, the code in it is compared, and a right one verifies the address. Do this only if you have spoken to the person and they say that they wrote it.',
    title: 'Ask to accept this e-mail',
    confirm: 'Ask a second person',
  },
  note: 'Note to the person who decides',
  noteHint: 'What have you found out, and from whom? 3 to 500 letters.',
  noteMissing: 'Enter a note of at least 3 letters',
  settle: {
    title: 'Somebody has to deal with this',
    how: 'How was it dealt with?',
    phoned: 'I phoned the person',
    'other-route': 'We use another way, such as post',
    'nothing-to-do': 'There was nothing to do',
    button: 'It is dealt with',
    missing: 'Choose how it was dealt with',
  },
  moveToArea: 'Hand it over to another area',
  back: 'No, go back',
} as const
