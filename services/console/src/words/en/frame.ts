/** What stands around the pages, and what is about the person who is signed in. */
export const frame = {
  navigation: {
    sections: {
      work: 'Work',
      find: 'Find',
      approvals: 'Approvals',
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
      'You are signed out here, and on every other computer and phone on which you are signed in. Use it when a device was lost, or when you forgot to sign out somewhere.',
    everywhereKept: 'What you have saved, and the calls that are open, stay as they are.',
    everywhereButton: 'Sign out everywhere',
    back: 'No, go back',
    signedOutEverywhere: 'You are signed out everywhere',
  },
} as const
