/** What stands on the pages up to the moment when the e-mail and the code are sent. */
export const pages = {
  service: 'Verify an address',
  footer: 'For staff only. Every view of a party is recorded.',
  common: {
    warning: 'Warning',
    caseAndParty: 'Case {case}, party {party}',
    say: 'Say',
    find: 'Find a party',
    backToFound: 'Back to the parties found',
    backToParty: 'Back to the party',
  },
  find: {
    title: 'Find a party',
    label: 'Name, case reference or e-mail address',
    hint: 'For example Griffiths, GW26P00123, or the whole of an address. The beginning of a name is enough.',
    unnamed: 'A party with this address',
    byVerification: 'Found by the address of a verification.',
    button: 'Find',
    tooShort: 'Enter at least 2 letters of the name, or the case reference',
    tooLong: 'Enter no more than 100 letters',
    found: 'Parties found',
    nobody: 'Nobody was found. Check the spelling, or search by the case reference.',
    more: 'There are more than these. Enter more of the name.',
  },
} as const
