/** What every act of a call answers whose identity check is not there, not passed, over, or of a party who is not to be phoned. */
export const callRefusals = [
  'identity-check-not-found',
  'identity-check-not-passed',
  'identity-check-too-old',
  'party-locked',
  'concern-open',
] as const
