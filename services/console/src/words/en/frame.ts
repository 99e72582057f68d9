/** What stands around the pages, and what is about the person who is signed in. */
export const frame = {
  navigation: {
    sections: {
      work: 'Work',
      find: 'Find',
      approvals: 'Approvals',
      correspondence: 'Correspondence',
      figures: 'Figures',
      manage: 'Manage',
    },
    counted: '{section} ({count})',
  },
  session: {
    passkeys: 'Your passkeys',
    everywhere: 'Sign out everywhere',
    everywhereTitle: 'Sign out everywhere',
    everywhereDoes:
      'This signs you out here, and on every other computer and phone. Use it when a device was lost, or when you forgot to sign out somewhere.',
    everywherePasskey:
      'A passkey on a device that was lost can still sign in: delete it under “Your passkeys” first.',
    everywhereKept: 'What you have saved, and the calls that are open, stay as they are.',
    everywhereButton: 'Sign out everywhere',
    back: 'No, go back',
    signedOutEverywhere: 'You are signed out everywhere',
  },
} as const
