/** Parties that are locked after identity checks that were not passed. */
export const locked = {
  title: 'Locked parties',
  back: 'Back to Locked parties',
  about:
    'A party is locked when too many identity checks were not passed in a day. Somebody may be pretending to be them. Before you unlock, find out from somebody who knows the party what happened.',
  empty: 'No party is locked.',
  since: 'Locked {time}',
  button: 'Unlock',
  confirmTitle: 'Unlock this party?',
  does: 'Staff can check their identity again at once. The failed checks stay on record with what you write here.',
  noteHint: 'What you found out, and from whom. It stays on record.',
  confirm: 'Yes, unlock',
  unlockThis: 'Unlock this party',
  askManager:
    'Tell a manager what happened on the phone. They can unlock the party from this page.',
} as const
