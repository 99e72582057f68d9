import type { FreezeView } from '@gwirio/contracts'

/** What is frozen now: what was lifted is left out. */
export function standingOf(freezes: readonly FreezeView[]): FreezeView[] {
  return freezes.filter(({ liftedAt }) => liftedAt === null)
}

/** What is frozen now of a party, or of the whole case. */
export function standingOfParty(freezes: readonly FreezeView[], id: string): FreezeView[] {
  return standingOf(freezes).filter(({ partyId }) => partyId === null || partyId === id)
}
