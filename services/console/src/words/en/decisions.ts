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
    does: 'For when you are in doubt about it. From then on nothing may be sent to this address. You cannot undo it here: to use the address again, start a new call.',
    title: 'Suspend this verification?',
    confirm: 'Yes, suspend it',
  },
  end: {
    button: 'End this verification',
    does: 'For when the person does not want e-mail any more. From then on nothing may be sent to this address. To use it again, start a new call.',
    title: 'End this verification?',
    confirm: 'Yes, end it',
  },
  back: 'No, go back',
} as const
